"""One moment of the hall as the administrator's desk sees it; every screen is drawn from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

from kiosk_app.catalogue import Catalogue, Waits
from kiosk_app.reception.words import pick, say
from kiosk_app.words.phrases import clock, span
from queue_core.domain.commands import Command
from queue_core.domain.context import Role
from queue_core.domain.roles import may

Row = dict[str, Any]
Level = Literal["ok", "long", "breach"]
LONG_FROM, BREACH_FROM = 0.7, 1.0
"""Shares of the target, `[wait]` of the design tokens."""
MS, MINUTE = 1000, 60_000


class Hall(Struct, frozen=True):
    """The office's documents, the time, and who looks at them."""

    desk: Row = {}
    """`<office>/desk`."""
    places: Row = {}
    """`tickets` of `<office>/desk/wait`."""
    catalogue: Catalogue | None = None
    bookable: frozenset[str] = frozenset()
    """Services that take bookings."""
    waits: Waits = Waits()
    at: int = 0
    """Server time, ms."""
    staff: str = ""
    role: Role = "reception"
    language: str = "ru"
    is_up: bool = True
    silence: int = 0
    """How long the link has been silent, ms."""
    told: frozenset[str] = frozenset()
    """Unprinted tickets whose number was given here."""

    # ── words ─────────────────────────────────────────────────────────────────

    def say(self, key: str, **facts: Any) -> str:
        """The desk's own words."""
        return say(key, self.language, **facts)

    def text(self, text: Any) -> str:
        """A text of a document."""
        return pick(text, self.language)

    def clock(self, at: int) -> str:
        """10:42 in this office."""
        return clock(at, self.zone)

    @property
    def zone(self) -> ZoneInfo:
        """The office's."""
        return ZoneInfo(self.desk.get("zone", "UTC"))

    def service(self, id: str) -> str:
        """A service's name."""
        return self.text(self.desk.get("services", {}).get(id, {}).get("name")) or id

    def visitor_class(self, id: str) -> Row:
        """A class with its document."""
        row: Row = self.desk.get("classes", {}).get(id, {})
        return row

    def person(self, staff: str) -> str:
        """A colleague's name."""
        return str(self.desk.get("staff", {}).get(staff, {}).get("name", staff))

    # ── visitors ──────────────────────────────────────────────────────────────

    @property
    def tickets(self) -> dict[str, Row]:
        """Every open visit of the office."""
        tickets: dict[str, Row] = self.desk.get("tickets", {})
        return tickets

    def unprinted(self) -> list[str]:
        """Tickets whose paper did not come and whose visitors were not told yet, oldest first."""
        found = [
            (row["arrived"], id)
            for id, row in self.tickets.items()
            if row.get("unprinted") and id not in self.told
        ]
        return [id for _, id in sorted(found)]

    def waited(self, row: Row) -> int:
        """ms of the present stage; a booking's wait counts from its slot."""
        until = row["called"] if row["state"] in ("called", "serving") else self.at
        return max(0, int(until) - max(int(row["entered"]), int(row.get("slot", 0))))

    def level(self, row: Row) -> Level:
        """How the wait stands to this ticket's own target."""
        target = int(row.get("target_s", 900)) * MS
        share = self.waited(row) / target if target > 0 else 0.0
        return "ok" if share < LONG_FROM else "long" if share < BREACH_FROM else "breach"

    def longest(self) -> Row:
        """Who has waited longest; empty: nobody waits."""
        waiting: Iterable[Row] = (r for r in self.tickets.values() if r["state"] == "waiting")
        return max(waiting, key=self.waited, default={})

    def expected(self, ticket: str) -> str:
        """`10:50–10:58`, when the visitor will be called; empty: not known."""
        place = self.places.get(ticket, {})
        if "low" not in place:
            return ""
        low, high = self.clock(place["low"]), self.clock(place["high"])
        return low if low == high else f"{low}–{high}"

    # ── coming now ────────────────────────────────────────────────────────────

    def wait_of(self, service: str) -> str:
        """«8–14 мин»; empty where no forecast is known."""
        wait = self.waits.services.get(service)
        if wait is None or not wait.high:
            return ""
        return self.say("minutes", span=span(wait.low, wait.high))

    def may(self, command: Command) -> bool:
        """Whether this person's role may give such an order at all."""
        return may(self.role, command)


def duration(ms: int) -> str:
    """07:24, from an hour on 1:07:24; never negative."""
    minutes, seconds = divmod(max(0, ms) // MS, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
