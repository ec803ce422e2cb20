"""A visitor's own page: where the visit stands, and how long it will take to be called.

The page is found by a secret token; its document tells neither token nor code nor class (I5).
"""

from __future__ import annotations

from bisect import bisect_left

from queue_core.domain.context import EndedVisit
from queue_core.domain.forecast import Forecast
from queue_core.domain.office import Office
from queue_core.domain.state import OfficeState, Ticket
from queue_core.patch import diff
from queue_core.views.projection import Doc, Patch, Row
from queue_core.views.shown import times

OUT_OF_TURN = ("urgent", "by_right", "returned", "bound", "chosen")
"""Reasons of calls that may pass somebody, besides a booked slot."""


def build(
    state: OfficeState, office: Office, ticket: Ticket, forecast: Forecast | None = None
) -> Doc:
    """Draw the page of a visit that the office's state still holds; `forecast`: the last one."""
    return _draw(state, office, ticket, forecast, {})


def update(
    doc: Doc, state: OfficeState, office: Office, ticket: Ticket, forecast: Forecast | None
) -> Patch:
    """Bring a page up to date in place after a commit or a forecast; return the patch."""
    new = _draw(state, office, ticket, forecast, doc)
    patch = diff(doc, new)
    doc.clear()
    doc.update(new)
    return patch


def build_ended(office: Office, visit: EndedVisit) -> Doc:
    """Draw the page of a visit that is over, from what is kept of it for 48 h."""
    doc: Doc = {
        "office": office.name,
        "office_id": office.id,
        "zone": office.zone,
        "number": visit.number,
        "state": "ended",
        "ending": visit.ending,
        "stage": max(len(visit.services), 1),
        "stages": max(len(visit.services), 1),
        "step_aways_left": 0,
    }
    if visit.services:
        doc.update(_service(office, visit.services[-1]))
    if visit.window:
        doc["window"] = visit.window
    if visit.score:
        doc["rated"] = visit.score
    return doc


def _draw(
    state: OfficeState, office: Office, ticket: Ticket, forecast: Forecast | None, shown: Doc
) -> Doc:
    doc: Doc = {
        "office": office.name,
        "office_id": office.id,
        "zone": office.zone,
        "number": ticket.number,
        "state": ticket.state,
        **_service(office, ticket.now_at.service),
        "stage": ticket.stage + 1,
        "stages": len(ticket.stages),
        "arrived": ticket.arrived,
        "step_aways_left": max(office.rules.step_aways - ticket.step_aways, 0),
    }
    if ticket.class_claim == "claimed":
        doc["class_note"] = True
    match ticket.state:
        case "called" | "serving":
            doc.update(_call(ticket))
        case "held" | "missed":
            if until := ticket.missed_until or ticket.held_until:
                doc["until"] = until
        case "ended":
            doc["ending"] = ticket.ending
        case "waiting":
            if ticket.remote_away:
                doc["away"] = True
            doc.update(_wait(state, ticket, forecast, shown))
    return doc


def _service(office: Office, service: str) -> Row:
    offered = office.services.get(service)
    return {"service": service, "service_name": offered.name if offered else {"ru": service}}


def _call(ticket: Ticket) -> Row:
    row: Row = {"window": ticket.window, "called": ticket.called}
    if ticket.recalls:
        row["again"] = ticket.recalls
    if ticket.coming:
        row["coming"] = True
    return row


def _wait(state: OfficeState, ticket: Ticket, forecast: Forecast | None, shown: Doc) -> Row:
    row: Row = {}
    if gone_first := passed(state, ticket):
        row["passed"] = gone_first
    place = forecast.tickets.get(ticket.id) if forecast else None
    if place is None or forecast is None:
        return row
    if place.place > 1:
        row["ahead"] = place.place - 1
    before = (shown["low"], shown["high"]) if "low" in shown else None
    row["low"], row["high"] = times(place.low, place.high, forecast.at, before)
    return row


def passed(state: OfficeState, ticket: Ticket) -> dict[str, int]:
    """Who came later and was called first since this stage began, by reason.

    Booked calls are known for the whole day, but not when those visitors arrived: all that could
    have been this visit's are counted. Other calls are known while their visitors are at a window,
    so their count falls again afterwards.
    """
    stage = ticket.stages[ticket.stage]
    counts: dict[str, int] = {}
    calls = state.passing.get(stage.service, ())
    booked = len(calls) - bisect_left(calls, stage.entered)
    own = state.booked_calls.get(ticket.id)
    if own is not None and own.at >= stage.entered and stage.service in own.services:
        booked -= 1
    if booked > 0:
        counts["booked_slot"] = booked
    for window in state.windows.values():
        visit = state.tickets.get(window.ticket)
        if (
            visit is not None
            and visit.call_reason in OUT_OF_TURN
            and stage.service in window.services
            and visit.called >= stage.entered
            and visit.stages[visit.stage].entered >= stage.entered
        ):
            counts[visit.call_reason] = counts.get(visit.call_reason, 0) + 1
    return counts
