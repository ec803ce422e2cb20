"""Style, scripts, face and icon: read and packed once, named by content, kept for a year."""

from __future__ import annotations

import zlib
from hashlib import blake2b
from pathlib import Path

from aiohttp import web
from msgspec import Struct

FOLDER = Path(__file__).parents[1] / "static"
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_FOR_EVER = "public, max-age=31536000, immutable"
_BRIEFLY = "public, max-age=60"


class _File(Struct, frozen=True):
    kind: str
    plain: bytes
    packed: bytes
    """Empty: is packed by nature."""


class Files:
    """Everything under /static/<stamp>/; the stamp changes when any of the files does."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._files = {
            path.name: _read(path) for path in sorted(folder.iterdir()) if path.suffix in _KINDS
        }
        content = b"".join(name.encode() + f.plain for name, f in self._files.items())
        self.stamp = blake2b(content, digest_size=6).hexdigest()

    @property
    def base(self) -> str:
        """Where pages find them."""
        return f"/static/{self.stamp}"

    @property
    def has_face(self) -> bool:
        """Whether the bold face was cut at set-up; without it the system's is used."""
        return "plate.woff2" in self._files

    async def get(self, request: web.Request) -> web.Response:
        """One file; a former stamp gets the present file, kept for a minute only."""
        file = self._files.get(request.match_info["name"])
        if file is None:
            raise web.HTTPNotFound(text="no such file")
        headers = {
            "Content-Type": file.kind,
            "Cache-Control": (_FOR_EVER if request.match_info["stamp"] == self.stamp else _BRIEFLY),
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Vary": "Accept-Encoding",
        }
        if file.packed and "gzip" in request.headers.get("Accept-Encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return web.Response(body=file.packed, headers=headers)
        return web.Response(body=file.plain, headers=headers)

    async def icon(self, request: web.Request) -> web.Response:
        """For browsers that ask where they were not told to."""
        raise web.HTTPMovedPermanently(f"{self.base}/icon.svg")


def _read(path: Path) -> _File:
    plain = path.read_bytes()
    kind = _KINDS[path.suffix]
    if path.suffix == ".woff2":
        return _File(kind, plain, b"")
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return _File(kind, plain, packer.compress(plain) + packer.flush())
