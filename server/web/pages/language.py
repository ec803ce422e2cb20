"""Which language a page is drawn in: `?lang=`, else what the browser prefers; no cookie."""

from __future__ import annotations

from functools import lru_cache

from aiohttp import web
from msgspec import Struct

from server.web.pages.words import Words

RU, EN = Words("ru", "Русский", "Рус"), Words("en", "English", "Eng")
LANGUAGES: dict[str, Words] = {"ru": RU, "en": EN}
"""The first is the default."""


class Speech(Struct, frozen=True, eq=False):
    """A language, and whether the reader asked for it by name: then every link repeats it."""

    words: Words
    is_asked: bool = False

    @property
    def other(self) -> Words:
        """The language that the switch offers."""
        return EN if self.words.code == "ru" else RU

    def link(self, path: str) -> str:
        """A path of ours in the same language."""
        if not self.is_asked:
            return path
        return f"{path}{'&' if '?' in path else '?'}lang={self.words.code}"


SPEECHES = {
    (code, asked): Speech(LANGUAGES[code], asked) for code in LANGUAGES for asked in (False, True)
}


def speech_of(request: web.Request) -> Speech:
    """The language for this reader."""
    asked = request.query.get("lang", "") if request.query_string else ""
    if asked in LANGUAGES:
        return SPEECHES[asked, True]
    return SPEECHES[_preferred(request.headers.get("Accept-Language", "")[:200]), False]


@lru_cache(maxsize=512)
def _preferred(header: str) -> str:
    """The known language with the greatest weight; the default if none is known."""
    best, weight = next(iter(LANGUAGES)), 0.0
    for part in header.split(","):
        name, _, rest = part.strip().partition(";")
        code = name.split("-")[0].strip().lower()
        try:
            q = float(rest.strip().removeprefix("q=")) if rest.strip() else 1.0
        except ValueError:
            continue
        if code in LANGUAGES and q > weight:
            best, weight = code, q
    return best
