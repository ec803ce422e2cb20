"""What the pages look like comes from the tokens alone, and its files may be kept for ever."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import aiohttp

from scripts import web_tokens

STATIC = Path(__file__).parents[2] / "server" / "web" / "static"


def test_the_pages_colours_are_the_tokens() -> None:
    tokens = tomllib.loads(web_tokens.TOKENS.read_text(encoding="utf-8"))

    assert (STATIC / "tokens.css").read_text(encoding="utf-8") == web_tokens.css(tokens)


def test_no_other_style_names_a_colour() -> None:
    style = (STATIC / "pages.css").read_text(encoding="utf-8")

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", style) == []


def test_every_variable_used_is_a_token() -> None:
    style = (STATIC / "pages.css").read_text(encoding="utf-8")
    known = set(re.findall(r"(--[\w-]+):", style + (STATIC / "tokens.css").read_text()))

    assert set(re.findall(r"var\((--[\w-]+)", style)) <= known


async def test_files_are_named_by_content_and_kept(http: aiohttp.ClientSession) -> None:
    async with http.get("/") as answer:
        names = re.findall(r'"(/static/\w+/[\w.]+)"', await answer.text())
    for name in names:
        async with http.get(name) as answer:
            assert answer.status == 200, name
            assert "immutable" in answer.headers["Cache-Control"]
    former = re.sub(r"/static/\w+/", "/static/0123456789ab/", names[0])
    async with http.get(former) as answer:
        assert answer.status == 200
        assert "immutable" not in answer.headers["Cache-Control"]
    async with http.get("/static/0123456789ab/..%2f..%2fsite.py") as answer:
        assert answer.status == 404
