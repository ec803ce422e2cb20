"""Who asks: the address that limits count by, and whether a form came from one of our pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web

from server.config.deployment import Deployment
from server.live.door import Door
from server.web.limits import PublicLimits
from server.web.pages.trouble import Foreign, TooMany


class Readers:
    """Everybody who opens pages or presses their buttons."""

    def __init__(self, deployment: Deployment) -> None:
        ours = {*deployment.trusted_origins, deployment.public_url} - {""}
        self._hosts = {urlsplit(origin).netloc for origin in ours}
        self._limits = PublicLimits(deployment.limits.public_per_minute)
        self.address_of = Door(deployment).address_of

    def charge(self, request: web.Request) -> None:
        """For what costs something. Raises TooMany."""
        if not self._limits.spend(self.address_of(request)):
            raise TooMany

    def check_form(self, request: web.Request) -> None:
        """A form of another site must not act for its reader. Raises Foreign.

        Old browsers tell neither header; the secret in the address stands against the others.
        """
        site = request.headers.get("Sec-Fetch-Site")
        if site is not None and site != "same-origin":
            raise Foreign
        origin = request.headers.get("Origin")
        if origin is None:
            return
        host = urlsplit(origin).netloc
        if host != request.host and host not in self._hosts:
            raise Foreign
