"""Who may open a socket at all: checked before the upgrade, by origin, address and number."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from aiohttp import web

from server.config.deployment import Deployment


class Door:
    """Counts who is inside."""

    def __init__(self, deployment: Deployment) -> None:
        self._origins = {*deployment.trusted_origins, deployment.public_url} - {""}
        self._proxies = frozenset(deployment.trusted_proxies)
        self._most = deployment.limits.sockets
        self._most_of_one = deployment.limits.sockets_per_address
        self._inside: Counter[str] = Counter()
        self._count = 0

    def address_of(self, request: web.Request) -> str:
        """Where a request comes from; a trusted proxy's word counts for its own."""
        address = request.remote or ""
        if address in self._proxies:
            chain = request.headers.get("X-Forwarded-For", "").split(",")
            return chain[-1].strip() or address
        return address

    def enter(self, request: web.Request) -> str:
        """Let a socket in and return its address. Raises an HTTP answer that says why not."""
        if not self._is_welcome_origin(request):
            raise web.HTTPForbidden(text="this origin may not open sockets here")
        if self._count >= self._most:
            raise web.HTTPServiceUnavailable(text="this node is full", headers={"Retry-After": "5"})
        address = self.address_of(request)
        if self._inside[address] >= self._most_of_one:
            raise web.HTTPTooManyRequests(
                text="too many sockets from this address", headers={"Retry-After": "60"}
            )
        self._inside[address] += 1
        self._count += 1
        return address

    def leave(self, address: str) -> None:
        """A socket has closed."""
        self._count -= 1
        self._inside[address] -= 1
        if not self._inside[address]:
            del self._inside[address]

    def _is_welcome_origin(self, request: web.Request) -> bool:
        """Browsers tell their origin; a page of another site must not act for its reader."""
        origin = request.headers.get("Origin")
        if origin is None:
            return True
        return origin in self._origins or urlsplit(origin).netloc == request.host
