"""Checks every QML file against the types of the Python modules it uses; a warning is an error."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PACKAGES = ["client_kit", "kiosk_app", "display_board", "operator_console"]
STUBS = ROOT / "build" / "qml_stubs"


def main() -> int:
    packages = [ROOT / name for name in PACKAGES if any((ROOT / name).rglob("*.qml"))]
    if not packages:
        return 0
    if code := describe_python_types(packages):
        return code
    return max(lint(package) for package in packages)


def describe_python_types(packages: list[Path]) -> int:
    """Write a .qmltypes file for each QML module that Python code registers."""
    command = [str(BIN / "pyside6-qml-stubgen"), *map(str, packages), f"--out-dir={STUBS}"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def lint(package: Path) -> int:
    files = sorted(package.rglob("*.qml"))
    imports = [option for folder in import_folders() for option in ("-I", str(folder))]
    command = [str(BIN / "pyside6-qmllint"), "--max-warnings", "0", *imports, *map(str, files)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def import_folders() -> list[Path]:
    """Where QML modules begin: `Talon.Kit` lies in client_kit/qml/Talon/Kit."""
    return [STUBS, *(ROOT / name / "qml" for name in PACKAGES if (ROOT / name / "qml").is_dir())]


if __name__ == "__main__":
    sys.exit(main())
