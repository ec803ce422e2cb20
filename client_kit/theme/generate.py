"""Makes the QML singleton `Theme` and its measure types from the tokens; a test holds them equal.

Run `python -m client_kit.theme.generate` after a change of `tokens.toml`.
"""

from pathlib import Path
from typing import Any

from client_kit.theme.tokens import Tokens, load_tokens

KIT_FOLDER = Path(__file__).resolve().parent.parent / "qml" / "Talon" / "Kit"
MADE = "// Made from tokens.toml by client_kit.theme.generate: change the tokens, not this file.\n"
MEASURES = {"kiosk": "KioskMeasures", "board": "BoardMeasures", "console": "ConsoleMeasures"}
QML_NAMES = {"console": "desk"}  # QML keeps the word `console` for itself


def generated_files(tokens: Tokens) -> dict[str, str]:
    """File name → text of every QML file that is made from the tokens."""
    files = {f"{name}.qml": _measures(tokens.tables[key]) for key, name in MEASURES.items()}
    files["PlateMeasures.qml"] = _measures(tokens.tables["plate"])
    files["Theme.qml"] = _theme(tokens)
    return files


def write_generated(folder: Path = KIT_FOLDER) -> None:
    """Write the generated QML into the kit's module."""
    for name, text in generated_files(load_tokens()).items():
        (folder / name).write_text(text, encoding="utf-8")


def _theme(tokens: Tokens) -> str:
    tables = tokens.tables
    lines = [MADE + "pragma Singleton", "import QtQuick", "", "QtObject {", "    id: root", ""]
    lines += [
        '    property string scheme: "light"',
        "    property bool reducedMotion: false",
        '    readonly property bool contrast: root.scheme === "contrast"',
        '    readonly property bool dark: root.scheme === "dark"',
        "",
    ]
    lines += [_colour(name, tokens) for name in tokens.colours["light"]]
    lines += ["", f'    readonly property string family: "{tables["font"]["family"]}"']
    lines += [f"    readonly property int {k}: {v}" for k, v in tables["font"]["weights"].items()]
    lines += [f"    readonly property real space{n}: {n}" for n in tables["space"]["steps"]]
    lines += _flat("radius", tables["radius"]) + _flat("line", tables["line"])
    lines += _flat("motion", tables["motion"]) + _flat("wait", tables["wait"])
    lines += [_part(key, kind) for key, kind in (*MEASURES.items(), ("plates", "PlateMeasures"))]
    lines += [
        "",
        "    readonly property real hair: root.contrast ? 2 : 1",
        "    function duration(ms: int): int {",
        "        return root.reducedMotion ? 0 : ms;",
        "    }",
        "}",
        "",
    ]
    return "\n".join(lines)


def _part(key: str, kind: str) -> str:
    return f"    readonly property {kind} {QML_NAMES.get(key, key)}: {kind} {{}}"


def _colour(name: str, tokens: Tokens) -> str:
    light, dark, contrast = (tokens.colours[s][name] for s in ("light", "dark", "contrast"))
    value = light
    if light == dark != contrast:
        value = f'root.contrast ? "{contrast}" : "{light}"'
        return f"    readonly property color {camel(name)}: {value}"
    if len({light, dark, contrast}) > 1:
        value = f'root.contrast ? "{contrast}" : root.dark ? "{dark}" : "{light}"'
        return f"    readonly property color {camel(name)}: {value}"
    return f'    readonly property color {camel(name)}: "{value}"'


def _measures(table: dict[str, Any]) -> str:
    body = [line for key, value in table.items() for line in _measure(key, value)]
    return "\n".join([MADE + "import QtQuick", "", "QtObject {", *body, "}", ""])


def _flat(prefix: str, table: dict[str, Any]) -> list[str]:
    return [line for key, value in table.items() for line in _measure(f"{prefix}_{key}", value)]


def _measure(key: str, value: Any) -> list[str]:
    match value:
        case bool() | str():
            return []
        case int() | float():
            return [f"    readonly property real {camel(key)}: {value}"]
        case dict():
            return _flat(key, value)
        case [int() | float(), *_] if all(isinstance(item, int | float) for item in value):
            return [_measure(f"{key}_{i}", item)[0] for i, item in enumerate(value)]
        case _:
            return []


def camel(name: str) -> str:
    """surface_raised → surfaceRaised; on_plate → textOnPlate: QML takes `on…` for a handler."""
    name = f"text_{name}" if name.startswith("on_") else name
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


if __name__ == "__main__":
    write_generated()
