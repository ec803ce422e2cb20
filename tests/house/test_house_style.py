"""The house's rules on the whole tree: the tools agree, and nothing grows too large."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.lint import PACKAGES, ROOT, checks

MODULE_LINES, FUNCTION_LINES, QML_LINES = 400, 40, 160

_FORBIDDEN_IN_THE_CORE = {
    "now",
    "utcnow",
    "today",
    "fromtimestamp",
    "uuid1",
    "uuid4",
    "getrandbits",
}


@pytest.mark.parametrize("name", sorted(checks()))
def test_the_tool_finds_nothing(name: str) -> None:
    done = subprocess.run(checks()[name], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_every_module_says_its_reason_first() -> None:
    silent = [place(path) for path, tree in modules() if not ast.get_docstring(tree)]

    assert silent == []


def test_no_module_is_longer_than_the_house_allows() -> None:
    assert too_long(python_files(), MODULE_LINES) == []


def test_no_qml_file_is_longer_than_the_house_allows() -> None:
    assert too_long(sources("*.qml"), QML_LINES) == []


def test_no_function_is_longer_than_the_house_allows() -> None:
    long = [
        f"{place(path)}:{node.lineno} {node.name}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]

    assert long == []


def test_the_core_asks_neither_clock_nor_chance() -> None:
    asked = [
        f"{place(path)}:{node.lineno} {node.attr}"
        for path, tree in modules()
        if path.is_relative_to(ROOT / "queue_core")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in _FORBIDDEN_IN_THE_CORE
    ]

    assert asked == []


def test_no_test_folder_is_a_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_the_lock_names_no_registry() -> None:
    words = ("index-url", "find-links", "://", "file:")
    lock = (ROOT / "constraints.txt").read_text(encoding="utf-8")

    assert [word for word in words if word in lock] == []


def too_long(paths: Iterator[Path], most: int) -> list[str]:
    counts = ((path, len(path.read_text(encoding="utf-8").splitlines())) for path in paths)
    return [f"{place(path)}: {lines} lines" for path, lines in counts if lines > most]


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in python_files():
        yield path, ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def python_files() -> Iterator[Path]:
    yield from sources("*.py")
    yield from sorted((ROOT / "tests").rglob("*.py"))
    yield from sorted((ROOT / "scripts").rglob("*.py"))


def sources(pattern: str) -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob(pattern))


def place(path: Path) -> str:
    return str(path.relative_to(ROOT))
