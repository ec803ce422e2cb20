"""A small configured office and a desk to give it orders, for tests of the rules."""

from __future__ import annotations

from typing import Any

from queue_core.domain import commands as c
from queue_core.domain.bookings import DayBookings
from queue_core.domain.context import Actor, Context, EndedVisit
from queue_core.domain.decide import Done, carry_out
from queue_core.domain.office import (
    Category,
    Elsewhere,
    Hall,
    Office,
    Opening,
    PriorityClass,
    Service,
    Staff,
    Window,
)
from queue_core.domain.refusals import Refused
from queue_core.domain.state import OfficeState, Ticket

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
EIGHT = 1_795_410_000_000
"""Monday 2026-11-23, 08:00 in Moscow."""


def _service(id_: str, letter: str, **more: Any) -> Service:
    return Service(id=id_, name={"ru": id_}, category="all", letter=letter, **more)


SERVICES = {
    "passport": _service("passport", "А", popularity=9, remote=True),
    "collect": _service("collect", "К", norm_s=300, wait_target_s=600),
    "estate": _service("estate", "Н", norm_s=1200),
    "advice": _service("advice", "К", norm_s=600, bookable=False),
}
WINDOWS = {
    "1": Window(id="1", hall="1", services=("passport", "collect")),
    "2": Window(id="2", hall="1", services=("passport", "estate"), overflow=("collect",)),
    "3": Window(id="3", hall="2", services=("estate", "advice")),
}
CLASSES = {
    "veteran": PriorityClass(
        id="veteran", name={"ru": "Ветеран"}, document={"ru": "удостоверение"}
    ),
    "family": PriorityClass(
        id="family", name={"ru": "Семья"}, effect="shorter_target", wait_target_s=300
    ),
}


def sample_office(**changes: Any) -> Office:
    """Three windows in two halls, four services, two classes; open daily 08:00–20:00, Moscow."""
    facts: dict[str, Any] = {
        "id": "central",
        "name": {"ru": "МФЦ «Центральный»", "en": "Central office"},
        "address": {"ru": "ул. Садовая, 12"},
        "zone": "Europe/Moscow",
        "week": (Opening(8 * 60, 20 * 60),) * 7,
        "halls": {key: Hall(id=key, name={"ru": f"Зал {key}"}) for key in "12"},
        "windows": WINDOWS,
        "categories": {"all": Category(id="all", name={"ru": "Все"}, icon="grid")},
        "services": SERVICES,
        "classes": CLASSES,
        "reserve_letter": "У",
        "pause_reasons": {"lunch": {"ru": "Обед"}},
        "decline_reasons": {"papers": {"ru": "Не хватает документов"}},
        "elsewhere": {"visa": Elsewhere({"ru": "Виза"}, {"ru": "МФЦ «Северный»"})},
        "remote_tickets": True,
        "staff": {key: Staff(id=key, name=key, login=key) for key in ("anna", "boris", "vera")},
    }
    return Office(**{**facts, **changes})


class Desk:
    """Gives orders to one office at a time that the test sets; keeps what was done."""

    def __init__(self, office: Office | None = None, at: int = EIGHT + HOUR) -> None:
        self.office = office or sample_office()
        self.state = OfficeState()
        self.at = at
        self.bookings: DayBookings | None = None
        self.visit: EndedVisit | None = None
        self.upper_bound: Any = None
        self.events: list[Any] = []
        self._fresh = 0

    def context(self, who: str, role: Any, key: str = "") -> Context:
        self._fresh += 1
        return Context(
            office=self.office,
            at=max(self.at, self.state.at),
            actor=Actor(role, who),
            key=key or f"key-{self._fresh:06d}",
            fresh=f"id-{self._fresh:06d}",
            token_of=lambda id_: f"token-{id_}",
            code_of=lambda id_: f"{abs(hash(id_)) % 10**8:08d}",
            bookings=self.bookings,
            visit=self.visit,
            upper_bound=self.upper_bound,
        )

    def try_(self, command: c.AnyCommand, who: str = "kiosk-1", role: Any = None) -> Done:
        role = role or ("kiosk" if who.startswith("kiosk") else "operator")
        done = carry_out(command, self.state, self.context(who, role))
        self.events += done.events
        return done

    def do(self, command: c.AnyCommand, who: str = "kiosk-1", role: Any = None) -> dict[str, Any]:
        """Carry out, or raise what refused it."""
        done = self.try_(command, who, role)
        if done.refused is not None:
            raise done.refused
        return done.answer

    def refusal(self, command: c.AnyCommand, who: str = "kiosk-1", role: Any = None) -> str:
        """Carry out and return the code of the refusal; none is a failure of the test."""
        refused = self.try_(command, who, role).refused
        assert isinstance(refused, Refused), f"{command} was not refused"
        return refused.code

    # ── short words for what most tests do ──

    def issue(self, *services: str, **more: Any) -> str:
        return str(self.do(c.IssueTicket(services or ("passport",), **more))["ticket"])

    def open(self, who: str = "anna", window: str = "1") -> None:
        self.do(c.SignIn(window), who)

    def call(self, who: str = "anna") -> str:
        return str(self.do(c.CallNext(), who)["ticket"])

    def serve(self, who: str = "anna") -> str:
        ticket = self.call(who)
        self.do(c.Start(), who)
        return ticket

    def ticket(self, id_: str) -> Ticket:
        return self.state.tickets[id_]

    def later(self, ms: int) -> None:
        self.at = max(self.at, self.state.at) + ms
