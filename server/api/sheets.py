"""Bodies of answers: encoded once for all readers, compressed once, told by ETag when unchanged."""

from __future__ import annotations

import zlib
from hashlib import blake2b
from typing import Any

import msgspec
from aiohttp import web
from msgspec import Struct

SHARED = "public, max-age=2, s-maxage=2, stale-while-revalidate=5, stale-if-error=300"
"""Load: a shared cache may answer for two seconds, and while we cannot."""
STEADY = "public, max-age=60, s-maxage=60, stale-while-revalidate=300, stale-if-error=86400"
"""What changes by configuration alone."""
OWN = "private, no-store"
"""One visitor's."""
ANY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
    ),
}
"""Pages of other sites may read what the public may."""
PREFLIGHT = {
    **ANY_ORIGIN,
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Cache-Control": "public, max-age=86400",
}
_SMALL = 256
_encode = msgspec.json.Encoder().encode


class Sheet(Struct, frozen=True):
    """A body, ready for every kind of reader."""

    etag: str
    plain: bytes
    packed: bytes
    """gzip; empty: not worth it."""
    cache: str = SHARED


def sheet_of(body: Any, cache: str = SHARED) -> Sheet:
    """Prepare a body."""
    plain = body if isinstance(body, bytes) else _encode(body)
    packed = b""
    if len(plain) >= _SMALL:
        packer = zlib.compressobj(6, zlib.DEFLATED, 31)
        packed = packer.compress(plain) + packer.flush()
    return Sheet(f'W/"{blake2b(plain, digest_size=9).hexdigest()}"', plain, packed, cache)


def answer(request: web.Request, sheet: Sheet, status: int = 200) -> web.Response:
    """The sheet, or 304 when the reader has this very one."""
    headers = {
        "ETag": sheet.etag,
        "Cache-Control": sheet.cache,
        "Vary": "Accept-Encoding",
        **ANY_ORIGIN,
    }
    asked = request.headers.get("If-None-Match", "")
    is_read = status == 200 and request.method in ("GET", "HEAD")
    if is_read and asked and (sheet.etag in asked or asked == "*"):
        return web.Response(status=304, headers=headers)
    return _full(request, sheet, status, headers)


def _full(request: web.Request, sheet: Sheet, status: int, headers: dict[str, str]) -> web.Response:
    headers["Content-Type"] = "application/json"
    headers["X-Content-Type-Options"] = "nosniff"
    if sheet.packed and "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return web.Response(status=status, body=sheet.packed, headers=headers)
    return web.Response(status=status, body=sheet.plain, headers=headers)
