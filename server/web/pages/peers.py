"""Who asks: the address that limits count by, and whether a form came from one of our pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web


def address_of(request: web.Request) -> str:
    """The reader's address."""
    return request.remote or ""


def is_from_us(request: web.Request) -> bool:
    """A form of another site must not act for its reader; old browsers tell neither header."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host
