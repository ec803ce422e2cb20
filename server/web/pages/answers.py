"""Answers to readers: one rendered body for all, compressed once, told by ETag when unchanged."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from hashlib import blake2b

from aiohttp import web
from msgspec import Struct

SHARED = "public, max-age=0, s-maxage=2, stale-if-error=300"
"""Anybody's page: a shared cache may answer for two seconds, and while we cannot."""
OWN = "private, no-cache"
"""One visitor's page."""
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9a-fA-F:]+\](:\d+)?")


class Page(Struct, frozen=True):
    """A rendered page, ready for every kind of reader."""

    etag: str
    plain: bytes
    packed: bytes


def page_of(html: str) -> Page:
    """Prepare a page."""
    plain = html.encode()
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    packed = packer.compress(plain) + packer.flush()
    return Page(f'W/"{blake2b(plain, digest_size=9).hexdigest()}"', plain, packed)


def answer(
    request: web.Request, page: Page, *, cache: str = SHARED, status: int = 200
) -> web.Response:
    """The page, or 304 when the reader has this very one."""
    asked = request.headers
    if status == 200 and _has(asked.get("If-None-Match", ""), page.etag):
        return web.Response(status=304, headers=_brief(page.etag, cache))
    packed = "gzip" in asked.get("Accept-Encoding", "")
    headers = dict(_full(request.host, cache, request.secure))
    headers["ETag"] = page.etag
    if packed:
        headers["Content-Encoding"] = "gzip"
    return web.Response(status=status, body=page.packed if packed else page.plain, headers=headers)


def see_other(path: str) -> web.Response:
    """After an order: look there."""
    return web.Response(status=303, headers={"Location": path, "Cache-Control": "no-store"})


def _has(condition: str, etag: str) -> bool:
    return bool(condition) and (etag in condition or condition == "*")


@lru_cache(maxsize=4096)
def _brief(etag: str, cache: str) -> dict[str, str]:
    return {"ETag": etag, "Cache-Control": cache, "Vary": "Accept-Language, Accept-Encoding"}


@lru_cache(maxsize=256)
def _full(host: str, cache: str, secure: bool) -> dict[str, str]:
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": cache,
        "Vary": "Accept-Language, Accept-Encoding",
        "Content-Security-Policy": _policy(host, secure),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=()",
    }
    if secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


def _policy(host: str, secure: bool) -> str:
    """Nothing but our own files. Older Safari does not count our socket as 'self': name it."""
    live = f" ws{'s' if secure else ''}://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        f"font-src 'self'; connect-src 'self'{live}; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
