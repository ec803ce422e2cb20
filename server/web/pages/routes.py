"""Wires the public pages: what reads, what acts, and the files they use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from server.api.booker import booker_of, site_of
from server.api.orders import Orders
from server.web.pages.board_page import BoardPage
from server.web.pages.book_page import BookPage
from server.web.pages.booking_page import BookingPage
from server.web.pages.bookings import Bookings
from server.web.pages.contact_form import Means
from server.web.pages.drawing import Drawing
from server.web.pages.files import Files
from server.web.pages.find_page import FindPage
from server.web.pages.free_times import FreeTimes
from server.web.pages.looking import Eyes
from server.web.pages.network_page import NetworkPage
from server.web.pages.office_page import OfficePage
from server.web.pages.past_page import PastPage
from server.web.pages.readers import Readers
from server.web.pages.take_page import TakePage
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
    board = BoardPage(node.offices, eyes, drawing, readers)
    router = app.router
    router.add_get("/", kindly(network.get))
    router.add_get("/offices/{office}", kindly(office.get))
    _visiting(router, node, eyes, drawing, readers)
    _booking(router, node, drawing, readers)
    router.add_get("/board/{office}/{hall}", kindly(board.get))
    router.add_get("/static/{stamp}/{name}", files.get)
    router.add_get("/favicon.ico", files.icon)
    router.add_get("/{rest:.*}", kindly(_missing))

    async def close(_: web.Application) -> None:
        eyes.close()

    app.on_cleanup.append(close)


def _visiting(
    router: web.UrlDispatcher, node: Node, eyes: Eyes, drawing: Drawing, readers: Readers
) -> None:
    """One's own ticket: found, taken from home, followed, rated."""
    kindly = Kindness(drawing).around
    visits = Visits(node.offices, eyes, node.authority)
    orders = Orders(node.offices, node.metrics)
    find = FindPage(node.offices, visits, drawing, readers)
    take = TakePage(node.offices, eyes, booker_of(node), drawing, readers)
    ticket = TicketPage(visits, PastPage(drawing), drawing, readers, orders)
    router.add_post("/offices/{office}/find", kindly(find.post))
    router.add_get("/take/{office}", kindly(take.services))
    router.add_get("/take/{office}/{service}", kindly(take.get))
    router.add_post("/take/{office}/{service}", kindly(take.post))
    router.add_get("/t/{name}", kindly(ticket.get))
    router.add_post("/t/{name}/{act}", kindly(ticket.post))


def _booking(router: web.UrlDispatcher, node: Node, drawing: Drawing, readers: Readers) -> None:
    """A booking: made step by step, looked at, moved, cancelled, checked in."""
    kindly = Kindness(drawing).around
    booker = booker_of(node)
    times = FreeTimes(booker.reach.days)
    orders = Orders(node.offices, node.metrics)
    bookings = Bookings(node.offices, booker, node.authority, site_of(node))
    told = node.deployment
    means = Means(told.smtp.is_used, told.sms.is_used, booker.needs_verification)
    book = BookPage(node.offices, times, booker, means, drawing, readers)
    mine = BookingPage(bookings, times, booker, orders, drawing, readers)
    router.add_get("/book/{office}", kindly(book.services))
    router.add_get("/book/{office}/{service}", kindly(book.when))
    router.add_get("/book/{office}/{service}/contact", kindly(book.contact))
    router.add_post("/book/{office}/{service}/contact", kindly(book.book))
    router.add_post("/book/{office}/{service}/code", kindly(book.code))
    router.add_get("/b/{name}", kindly(mine.get))
    router.add_get("/b/{name}/calendar.ics", kindly(mine.calendar))
    router.add_get("/b/{name}/move", kindly(mine.move_to))
    router.add_post("/b/{name}/{act}", kindly(mine.post))


async def _missing(request: web.Request) -> web.StreamResponse:
    raise PageMissing
