"""One page over many pictures, in groups by what they show, each beside its reference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from pathlib import Path

_TITLES = {
    "story": "One ticket through all screens",
    "kiosk": "Kiosk",
    "reception": "Kiosk as the administrator's desk",
    "ticket": "Paper",
    "board": "Hall board",
    "window": "Window display",
    "console": "Console",
    "web": "Web pages",
    "gallery": "Controls",
}
_STYLE = """
body { font: 16px/1.4 sans-serif; margin: 24px; background: #e3e9ee; color: #0e1c2b }
nav a { margin-right: 16px }
section { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start }
figure { margin: 0; max-width: 100% }
figure div { display: flex; gap: 8px; align-items: flex-start }
img { max-height: 420px; max-width: 620px; border: 1px solid #66778a; background: #fff }
img.reference { border: 3px dashed #0b4f8f }
figcaption { font-weight: bold; overflow-wrap: anywhere }
"""


def overview(pictures: Iterable[Path], references: Mapping[str, Path]) -> str:
    """The page's HTML; `pictures` are relative to it, `references` are named by file stem."""
    ordered = sorted(pictures, key=lambda path: (_rank(_group(path)), path))
    groups = [(name, list(found)) for name, found in groupby(ordered, _group)]
    links = "".join(
        f'<a href="#{name}">{escape(_title(name))} ({len(found)})</a>' for name, found in groups
    )
    sections = "".join(
        f'<h2 id="{name}">{escape(_title(name))}</h2><section>'
        + "".join(_figure(path, references.get(path.stem)) for path in found)
        + "</section>"
        for name, found in groups
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Talon: every screen</title>'
        f"<style>{_STYLE}</style><h1>Every screen</h1><nav>{links}</nav>{sections}</html>\n"
    )


def _group(path: Path) -> str:
    return path.parts[0] if len(path.parts) > 1 else re.split(r"[-.]", path.name)[0]


def _rank(group: str) -> tuple[int, str]:
    known = list(_TITLES)
    return (known.index(group) if group in known else len(known), group)


def _title(group: str) -> str:
    return _TITLES.get(group, group.capitalize())


def _figure(path: Path, reference: Path | None) -> str:
    name = escape(path.as_posix(), quote=True)
    beside = "" if reference is None else _picture(reference.as_uri(), "reference")
    return (
        f"<figure><div>{_picture(path.as_posix(), '')}{beside}</div>"
        f"<figcaption>{name}</figcaption></figure>"
    )


def _picture(address: str, kind: str) -> str:
    address = escape(address, quote=True)
    mark = f' class="{kind}"' if kind else ""
    return f'<a href="{address}"><img{mark} loading="lazy" src="{address}" alt=""></a>'
