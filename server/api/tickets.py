"""Tickets from afar: taken where the office allows it, followed, acted on, and rated afterwards."""

from __future__ import annotations

from typing import assert_never

import msgspec

from queue_core.domain import commands as c
from queue_core.domain.office import Office
from queue_core.views import ticket as views
from server.api.asked import ActBody, RatingBody, TicketBody
from server.api.errors import ApiProblem
from server.api.operation import Call
from server.api.orders import Orders
from server.api.reach import Reach
from server.api.told import Accepted, TicketCard, TicketMade
from server.rooms.visits import read_visit, visit_id


class TicketsPart:
    """`/offices/{office}/tickets`."""

    def __init__(self, reach: Reach, orders: Orders) -> None:
        self._reach = reach
        self._orders = orders

    async def issue(self, call: Call) -> TicketMade:
        """Take a ticket."""
        office = self._reach.office(call.office)
        body: TicketBody = call.body
        for service in body.services:
            self._reach.service(office, service)
        command = c.IssueTicket(body.services, body.language, body.class_id)
        paper = await self._orders.give(office.id, command, call.caller.actor, call.key)
        return msgspec.convert({"office": office.id, **paper}, TicketMade)

    async def get(self, call: Call) -> TicketCard:
        """Where the visit stands; for two days after its end, how it ended."""
        office, token = self._reach.office(call.office), call.parts["token"]
        eye = self._reach.eye(office)
        seen = await eye.look()
        screens = eye.room.screens
        ticket = seen.state.tickets.get(screens.ticket_of(seen.state, token))
        if ticket is not None:
            doc = views.build(seen.state, office, ticket, screens.waits.last)
            if ticket.state != "ended":
                return _card(office, doc)
        blob = await self._reach.store.visit(office.id, visit_id(token))
        if not blob:
            raise ApiProblem("not_found")
        return _card(office, views.build_ended(office, read_visit(blob)))

    async def act(self, call: Call) -> Accepted:
        """Coming, arriving, stepping away, coming back, leaving."""
        office = self._reach.office(call.office)
        command = order_of(call.body, call.parts["token"])
        await self._orders.give(office.id, command, call.caller.actor, call.key)
        return Accepted(office.id, call.body.act)

    async def rate(self, call: Call) -> Accepted:
        """Rate the visit, once."""
        office = self._reach.office(call.office)
        body: RatingBody = call.body
        command = c.Rate(call.parts["token"], body.score, body.chips, body.comment)
        await self._orders.give(office.id, command, call.caller.actor, call.key)
        return Accepted(office.id, "rated")


def order_of(body: ActBody, token: str) -> c.AnyCommand:
    """The command behind an act."""
    match body.act:
        case "coming":
            return c.Coming(token=token)
        case "arrive":
            return c.Arrive(token=token)
        case "step_away":
            return c.StepAway(token=token, minutes=body.minutes)
        case "come_back":
            return c.ComeBack(token=token)
        case "leave":
            return c.Leave(token=token)
        case _:
            assert_never(body.act)


def _card(office: Office, doc: dict[str, object]) -> TicketCard:
    known = {name: doc[name] for name in TicketCard.__struct_fields__ if name in doc}
    return msgspec.convert({**known, "office": office.id}, TicketCard)
