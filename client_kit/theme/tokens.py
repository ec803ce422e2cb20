"""The design tokens as the single source of every colour and measure."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCHEMES = ("light", "dark", "contrast")
TOKENS_FILE = Path(__file__).resolve().parent.parent / "tokens.toml"


@dataclass(frozen=True)
class Tokens:
    """What `tokens.toml` holds; `tables` keeps the sections that are plain measures."""

    colours: dict[str, dict[str, str]]
    """scheme → token → #RRGGBB"""
    text_pairs: dict[str, list[float]]
    """"text on surface" → contrast in light, dark, contrast"""
    edge_pairs: dict[str, list[float]]
    tables: dict[str, dict[str, Any]]


def load_tokens(path: Path = TOKENS_FILE) -> Tokens:
    """Read the tokens for code that draws without QML and for the tests."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    pairs = raw["contrast"]
    plain = {key: value for key, value in raw.items() if key not in ("color", "contrast")}
    return Tokens(
        colours={scheme: raw["color"][scheme] for scheme in SCHEMES},
        text_pairs=pairs["text"],
        edge_pairs=pairs["edge"],
        tables={key: value for key, value in plain.items() if isinstance(value, dict)},
    )
