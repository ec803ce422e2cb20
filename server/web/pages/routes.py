"""Wires the public pages: what reads, what acts, and the files they use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from server.api.orders import Orders
from server.web.pages.board_page import BoardPage
from server.web.pages.drawing import Drawing
from server.web.pages.files import Files
from server.web.pages.find_page import FindPage
from server.web.pages.looking import Eyes
from server.web.pages.network_page import NetworkPage
from server.web.pages.office_page import OfficePage
from server.web.pages.past_page import PastPage
from server.web.pages.readers import Readers
from server.web.pages.ticket_page import TicketPage
from server.web.pages.trouble import Kindness, PageMissing
from server.web.pages.visits import Visits

if TYPE_CHECKING:
    from server.app import Node


def page_routes(app: web.Application, node: Node) -> None:
    """Add every public page. It must come last: whatever no one knows gets a kind 404."""
    files = Files()
    drawing = Drawing(files)
    kindly = Kindness(drawing).around
    readers = Readers(node.deployment)
    eyes = Eyes(node.offices, node.store)
    visits = Visits(node.offices, eyes, node.authority)
    network = NetworkPage(
        node.network,
        node.loads,
        drawing,
        readers,
        node.history,
        node.store,
        node.deployment.travel,
    )
    office = OfficePage(node.offices, eyes, drawing, readers, node.history)
    orders = Orders(node.offices, node.metrics)
    ticket = TicketPage(visits, PastPage(drawing), drawing, readers, orders)
    find = FindPage(node.offices, visits, drawing, readers)
    board = BoardPage(node.offices, eyes, drawing, readers)
    router = app.router
    router.add_get("/", kindly(network.get))
    router.add_get("/offices/{office}", kindly(office.get))
    router.add_post("/offices/{office}/find", kindly(find.post))
    router.add_get("/t/{name}", kindly(ticket.get))
    router.add_post("/t/{name}/{act}", kindly(ticket.post))
    router.add_get("/board/{office}/{hall}", kindly(board.get))
    router.add_get("/static/{stamp}/{name}", files.get)
    router.add_get("/favicon.ico", files.icon)
    router.add_get("/{rest:.*}", kindly(_missing))

    async def close(_: web.Application) -> None:
        eyes.close()

    app.on_cleanup.append(close)


async def _missing(request: web.Request) -> web.StreamResponse:
    raise PageMissing
