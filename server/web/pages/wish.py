"""What a reader of the list of offices wants to see, and its address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct

from server.config.places import Place, place_of

PURPOSES = ("file", "collect", "consult")
_PLACED = ("soon", "near")
"""Orders that need to know where one is."""


class Wish(Struct, frozen=True):
    """What the address says."""

    query: str = ""
    order: str = ""
    """name, wait, near, soon; empty: soon where a place is known, else by name."""
    only_open: bool = False
    at: Place | None = None
    """Where the reader's phone says it is."""
    page: int = 1
    start: str = ""
    """Where the reader says to be."""
    purpose: str = ""

    def path(self, **changes: object) -> str:
        """The address of this wish with something else in it."""
        wish = {**{name: getattr(self, name) for name in self.__struct_fields__}, **changes}
        asked = _asked(wish)
        return f"/?{urlencode(asked)}" if asked else "/"

    def order_for(self, *, is_placed: bool) -> str:
        """The order in force."""
        if self.order in _PLACED and not is_placed:
            return "name"
        return self.order or ("soon" if is_placed else "name")


def wish_of(query: Mapping[str, str]) -> Wish:
    """What the address asks for; nonsense is passed over."""
    at = place_of(query.get("at", ""))
    start = _line(query.get("from", ""))
    order = query.get("order", "")
    page = query.get("page", "1")
    purpose = query.get("purpose", "")
    is_placed = bool(at or start)
    known = ("name", "wait", *_PLACED) if is_placed else ("wait",)
    return Wish(
        query=_line(query.get("q", "")),
        order=order if order in known else "",
        only_open=query.get("open") == "1",
        at=None if start else at,
        page=min(max(int(page), 1), 10_000) if page.isdecimal() and len(page) < 6 else 1,
        start=start,
        purpose=purpose if purpose in PURPOSES else "",
    )


def _line(text: str) -> str:
    return " ".join(text[:80].split())


def _asked(wish: Mapping[str, Any]) -> dict[str, str]:
    told = {
        "q": wish["query"],
        "purpose": wish["purpose"],
        "from": wish["start"],
        "at": f"{wish['at'][0]},{wish['at'][1]}" if wish["at"] else "",
        "order": wish["order"],
        "open": "1" if wish["only_open"] else "",
        "page": str(wish["page"]) if wish["page"] != 1 else "",
    }
    return {name: text for name, text in told.items() if text}
