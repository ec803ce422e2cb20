"""The API's table of operations, and the edge where requests become calls and problems answers."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import structlog
from aiohttp import web
from msgspec import Struct

from server.api import asked, told
from server.api.booker import Booker, booker_of
from server.api.bookings import BookingsPart
from server.api.callers import Callers
from server.api.errors import ApiProblem
from server.api.hooks import Hooks
from server.api.hours import HoursPart, HoursQuery, LoadByHour
from server.api.offices import OfficesPart
from server.api.openapi import document
from server.api.operation import PREFIX, Operation, call_of
from server.api.orders import Orders
from server.api.ratings import RatingsPart
from server.api.sheets import OWN, PREFLIGHT, STEADY, Sheet, answer, sheet_of
from server.api.slots import SlotsPart
from server.api.tickets import TicketsPart
from server.store.errors import StoreError
from server.web.pages.language import speech_of
from server.web.pages.looking import Unanswered

if TYPE_CHECKING:
    from server.app import Node

log = structlog.get_logger()

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def api_routes(app: web.Application, node: Node) -> None:
    """Add `/api/v1`; whatever is not in it gets a problem, not a page."""
    booker = booker_of(node)
    reach = booker.reach
    hooks = Hooks(node)
    edge = Edge(operations(booker, hooks), Callers(node.authority, node.deployment))
    edge.add_to(app)
    app.cleanup_ctx.append(hooks.run)

    async def close(_: web.Application) -> None:
        reach.eyes.close()

    app.on_cleanup.append(close)


def operations(booker: Booker, hooks: Hooks) -> tuple[Operation, ...]:
    """Everything that can be asked."""
    reach = booker.reach
    orders = Orders(reach.offices, reach.metrics)
    return (
        *_reading(OfficesPart(reach), HoursPart(reach), SlotsPart(reach)),
        *_rating(RatingsPart(reach)),
        *_booking(BookingsPart(booker)),
        *_visiting(TicketsPart(reach, orders)),
        *_administering(hooks),
    )


def _reading(offices: OfficesPart, hours: HoursPart, slots: SlotsPart) -> tuple[Operation, ...]:
    office = "/offices/{office}"
    return (
        Operation(
            id="listOffices", method="GET", path="/offices", tag="offices",
            summary="Offices by place, service, load and name, with their load now",
            handler=offices.list, query=asked.OfficesQuery, answer=told.OfficesPage,
        ),
        Operation(
            id="getOffice", method="GET", path=office, tag="offices",
            summary="Address, hours, halls and booking terms of an office",
            handler=offices.office, answer=told.OfficeCard,
        ),
        Operation(
            id="listServices", method="GET", path=f"{office}/services", tag="offices",
            summary="Services of an office, and what to bring",
            handler=offices.services, answer=told.ServicesList,
        ),
        Operation(
            id="getLoad", method="GET", path=f"{office}/load", tag="offices",
            summary="How long one waits if one comes now, per service",
            handler=offices.load, answer=told.OfficeLoad,
        ),
        Operation(
            id="getLoadByHour", method="GET", path=f"{office}/load/hours", tag="offices",
            summary="Today's and the typical load by hour, and the best hours of the week",
            handler=hours.get, query=HoursQuery, answer=LoadByHour,
        ),
        Operation(
            id="listSlots", method="GET", path=f"{office}/slots", tag="bookings",
            summary="Free slots of a service",
            handler=slots.get, query=asked.SlotsQuery, answer=told.Slots,
        ),
    )  # fmt: skip


def _rating(ratings: RatingsPart) -> tuple[Operation, ...]:
    return (
        Operation(
            id="getRatings", method="GET", path="/offices/{office}/ratings", tag="ratings",
            summary="How visits to an office were rated",
            handler=ratings.get, answer=told.OfficeRatings,
        ),
    )  # fmt: skip


def _booking(bookings: BookingsPart) -> tuple[Operation, ...]:
    one = "/offices/{office}/bookings/{token}"
    return (
        Operation(
            id="book", method="POST", path="/offices/{office}/bookings", tag="bookings",
            summary="Book a slot, with a key or with a proven contact", status=201,
            handler=bookings.book, body=asked.BookingBody, answer=told.BookingMade,
        ),
        Operation(
            id="getBooking", method="GET", path=one, tag="bookings",
            summary="How a booking stands", handler=bookings.get, answer=told.BookingCard,
        ),
        Operation(
            id="moveBooking", method="PATCH", path=one, tag="bookings",
            summary="Move a booking to another slot of any day; it stays the same",
            handler=bookings.move, body=asked.MoveBody, answer=told.BookingMade,
        ),
        Operation(
            id="cancelBooking", method="DELETE", path=one, tag="bookings",
            summary="Give a booking up", handler=bookings.cancel, answer=told.BookingCard,
        ),
        Operation(
            id="getContact", method="GET", path=f"{one}/contact", tag="bookings",
            summary="Whom to tell about a booking; for the office's reception", scope="contacts",
            handler=bookings.contact, answer=told.BookingContact,
        ),
        Operation(
            id="beginVerification", method="POST", path="/verifications", tag="verifications",
            summary="Send a code that proves a contact", status=201,
            handler=bookings.begin, body=asked.ContactBody, answer=told.ProofBegun,
        ),
        Operation(
            id="confirmVerification", method="POST", tag="verifications",
            path="/verifications/{verification}/confirmation",
            summary="Give the code back", status=201,
            handler=bookings.confirm, body=asked.CodeBody, answer=told.ContactProven,
        ),
    )  # fmt: skip


def _visiting(tickets: TicketsPart) -> tuple[Operation, ...]:
    one = "/offices/{office}/tickets/{token}"
    return (
        Operation(
            id="takeTicket", method="POST", path="/offices/{office}/tickets", tag="tickets",
            summary="Take a ticket from afar", scope="tickets", status=201,
            handler=tickets.issue, body=asked.TicketBody, answer=told.TicketMade,
        ),
        Operation(
            id="getTicket", method="GET", path=one, tag="tickets",
            summary="Where a visit stands", handler=tickets.get, answer=told.TicketCard,
        ),
        Operation(
            id="act", method="POST", path=f"{one}/acts", tag="tickets",
            summary="Coming, arriving, stepping away, coming back, leaving",
            handler=tickets.act, body=asked.ActBody, answer=told.Accepted,
        ),
        Operation(
            id="rate", method="POST", path=f"{one}/rating", tag="ratings",
            summary="Rate a visit that is over", status=201,
            handler=tickets.rate, body=asked.RatingBody, answer=told.Accepted,
        ),
    )  # fmt: skip


def _administering(hooks: Hooks) -> tuple[Operation, ...]:
    return (
        Operation(
            id="listWebhooks", method="GET", path="/webhooks", tag="webhooks",
            summary="How webhooks fare, for administrators", scope="administer",
            handler=hooks.list, answer=told.HookList,
        ),
        Operation(
            id="listDeadLetters", method="GET", path="/webhooks/{hook}/dead", tag="webhooks",
            summary="Deliveries that were given up, for administrators", scope="administer",
            handler=hooks.dead, answer=told.DeadLetters,
        ),
    )  # fmt: skip


def methods_of(methods: Sequence[str]) -> tuple[str, ...]:
    """What is answered where these operations are: HEAD and OPTIONS go with every GET."""
    with_get = ("HEAD", "OPTIONS") if "GET" in methods else ()
    return tuple(sorted({*methods, *with_get}))


class Address(Struct, frozen=True):
    """A path and what may be done there."""

    pattern: re.Pattern[str]
    methods: tuple[str, ...]


class Edge:
    """Requests in, answers out; every problem in one shape."""

    def __init__(self, operations: tuple[Operation, ...], callers: Callers) -> None:
        self._operations = operations
        self._callers = callers
        self._document = sheet_of(document(operations, version("talon")), STEADY)
        self._addresses = [
            Address(
                re.compile(re.sub(r"\{\w+\}", "[^/]+", PREFIX + path)),
                methods_of([op.method for op in operations if op.path == path]),
            )
            for path in dict.fromkeys(["/openapi.json", *(op.path for op in operations)])
        ]

    def add_to(self, app: web.Application) -> None:
        """Add every route."""
        app.router.add_get(f"{PREFIX}/openapi.json", self.openapi)
        for operation in self._operations:
            handler = self._handler(operation)
            for method in methods_of([operation.method]):
                if method != "OPTIONS":
                    app.router.add_route(method, PREFIX + operation.path, handler)
        app.router.add_route("*", "/api/{rest:.*}", self.elsewhere)

    async def openapi(self, request: web.Request) -> web.StreamResponse:
        """What the API is, for programs."""
        return answer(request, self._document)

    async def elsewhere(self, request: web.Request) -> web.StreamResponse:
        """No operation: say which there are at this address, if any; browsers ask beforehand."""
        for address in self._addresses:
            if address.pattern.fullmatch(request.path):
                allowed = ", ".join(address.methods)
                if request.method == "OPTIONS" and "GET" in address.methods:
                    return web.Response(status=204, headers={"Allow": allowed, **PREFLIGHT})
                problem = ApiProblem("method_not_allowed", allowed=allowed)
                return _sorry(request, problem, {"Allow": allowed})
        return _sorry(request, ApiProblem("no_such_resource"))

    def _handler(self, operation: Operation) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            quota: Mapping[str, str] = {}
            try:
                caller = self._callers.let_in(request, is_read=operation.is_read)
                quota = caller.quota_told
                call = await call_of(operation, request, caller)
                told = _told(request, operation, await operation.handler(call))
            except ApiProblem as problem:
                told = _sorry(request, problem)
            except (Unanswered, StoreError):
                told = _sorry(request, ApiProblem("unavailable", retry=True))
            except web.HTTPException:
                raise
            except Exception:
                log.exception("request failed", operation=operation.id)
                told = _sorry(request, ApiProblem("fault"))
            told.headers.update(quota)
            return told

        return handle


def _told(request: web.Request, operation: Operation, body: Sheet | Struct) -> web.Response:
    sheet = body if isinstance(body, Sheet) else sheet_of(body, OWN)
    return answer(request, sheet, operation.status)


def _sorry(
    request: web.Request, problem: ApiProblem, headers: dict[str, str] | None = None
) -> web.Response:
    language = speech_of(request).words.code
    response = answer(request, sheet_of(problem.told(language), OWN), problem.status)
    del response.headers["ETag"]
    response.headers["Content-Language"] = language
    response.headers["Vary"] = "Accept-Language, Accept-Encoding"
    if problem.retry_after:
        response.headers["Retry-After"] = str(problem.retry_after)
    if problem.code == "quota_used":
        response.headers["RateLimit-Remaining"] = "0"
        response.headers["RateLimit-Reset"] = str(problem.retry_after)
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="talon"'
    response.headers.update(headers or {})
    return response
