"""Writes the pages' colours and sizes, server/web/static/tokens.css, from client_kit/tokens.toml.

The server may not know the clients' kit, so its copy is generated; a test keeps the two equal.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TOKENS = ROOT / "client_kit" / "tokens.toml"
TARGET = ROOT / "server" / "web" / "static" / "tokens.css"
SIZES = ("base", "small", "h1_phone", "h1_desktop", "value", "range", "plate", "plate_small")
PLATE = ("pad_x", "height", "radius", "keyline_inset", "keyline_width", "keyline_radius")


def main() -> None:
    """Write the file."""
    TARGET.write_text(css(tomllib.loads(TOKENS.read_text(encoding="utf-8"))), encoding="utf-8")


def css(tokens: dict[str, Any]) -> str:
    """The style sheet that says what `tokens` say."""
    colours = tokens["color"]
    return "\n".join(
        (
            "/* Written by scripts/web_tokens.py from client_kit/tokens.toml. */",
            ":root {",
            *_lines(colours["light"], "  "),
            *_sizes(tokens, "  "),
            "}",
            "@media (prefers-color-scheme: dark) {",
            "  :root {",
            *_lines(colours["dark"], "    "),
            "  }",
            "}",
            "@media (prefers-contrast: more) {",
            "  :root {",
            *_lines(colours["contrast"], "    "),
            "  }",
            "}",
            "",
        )
    )


def _lines(colours: dict[str, str], indent: str) -> list[str]:
    return [f"{indent}--{_dashed(name)}: {value.lower()};" for name, value in colours.items()]


def _sizes(tokens: dict[str, Any], indent: str) -> list[str]:
    web, screen, plate = tokens["web"], tokens["radius"]["screen"], tokens["plate"]
    lines = [f"{indent}--size-{_dashed(name)}: {web[name]}rem;" for name in SIZES]
    lines += [f"{indent}--plate-{_dashed(name)}: {plate[name]}em;" for name in PLATE]
    lines += [
        f"{indent}--target-main: {web['target_main_px']}px;",
        f"{indent}--target-min: {web['target_min_px']}px;",
        f"{indent}--wrap: {web['wrap_px']}px;",
        f"{indent}--card-radius: {screen['card']}px;",
        f"{indent}--control-radius: {screen['control']}px;",
        f"{indent}--tag-radius: {screen['tag']}px;",
    ]
    return lines


def _dashed(name: str) -> str:
    return name.replace("_", "-")


if __name__ == "__main__":
    main()
