"""Runs every static check of the house; ends with 1 when one of them finds something."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PACKAGES = [
    "queue_core",
    "server",
    "client_kit",
    "kiosk_app",
    "display_board",
    "operator_console",
    "simulator",
    "bench",
]


def checks() -> dict[str, list[str]]:
    """Name of each check → the command that makes it."""
    sources = [name for name in [*PACKAGES, "scripts", "tests"] if (ROOT / name).is_dir()]
    return {
        "ruff check": [tool("ruff"), "check", "--cache-dir", "build/ruff", *sources],
        "ruff format": [tool("ruff"), "format", "--check", "--cache-dir", "build/ruff", *sources],
        "imports": [tool("lint-imports"), "--cache-dir", "build/import_linter"],
        "mypy": [tool("mypy"), *sources],
        "qmllint": [sys.executable, "scripts/lint_qml.py"],
    }


def tool(name: str) -> str:
    return str(BIN / name)


def main() -> int:
    failed = []
    for name, command in checks().items():
        print(f"lint: {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"lint: found something: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
