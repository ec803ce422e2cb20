"""Every HTTP route of the server besides `/live`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from server.api.routes import api_routes
from server.web.pages.routes import page_routes
from server.web.session import SignIn

if TYPE_CHECKING:
    from server.app import Node


def site_routes(app: web.Application, node: Node) -> None:
    """Add the routes."""
    health = Health(node)
    app.router.add_get("/healthz", health.live)
    app.router.add_get("/readyz", health.ready)
    app.router.add_get("/metrics", health.metrics)
    app.router.add_post("/session", SignIn(node).post)
    api_routes(app, node)
    page_routes(app, node)


class Health:
    """Signs of life for supervisors and Prometheus."""

    def __init__(self, node: Node) -> None:
        self._node = node

    async def live(self, request: web.Request) -> web.Response:
        """The process answers."""
        return web.json_response({"status": "alive", "node": self._node.name})

    async def ready(self, request: web.Request) -> web.Response:
        """The node may get traffic: it listens and its store answers."""
        trouble = self._node.store.trouble
        is_ready = self._node.is_ready and trouble is None
        body = {"status": "ready" if is_ready else "not ready", "store": str(trouble or "answers")}
        return web.json_response(body, status=200 if is_ready else 503)

    async def metrics(self, request: web.Request) -> web.Response:
        """Figures for Prometheus."""
        return web.Response(
            body=self._node.metrics.text(),
            headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"},
        )
