"""The desk document as one operator sees it: my window, my visit, who waits and how long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct

from operator_console.shown import clock_time, duration
from operator_console.turns import turns
from operator_console.words import pick, say

Level = Literal["ok", "long", "breach"]
Row = dict[str, Any]
LONG_FROM, BREACH_FROM = 0.7, 1.0
"""Shares of the target, `[wait]` of the design tokens."""
MS = 1000


class Desk(Struct, frozen=True):
    """One moment at one desk; every screen is a pure function of it."""

    doc: dict[str, Any]
    window: str
    staff: str
    at: int
    """Server time, ms."""
    role: str = "operator"
    language: str = "ru"
    is_up: bool = True
    chosen: str = ""
    """The ticket chosen in a list; empty: none."""
    wait: dict[str, Any] = {}
    """`<office>/desk/wait`: forecasts; empty: none yet."""
    silence: int = 0
    """How long the link has been silent, ms."""

    # ── words ─────────────────────────────────────────────────────────────────

    def say(self, key: str, **facts: Any) -> str:
        """The console's own words."""
        return say(key, self.language, **facts)

    def clock(self, at: int) -> str:
        """10:42 in this office."""
        return clock_time(at, self.doc.get("zone", "UTC"))

    def service(self, service: str) -> str:
        """A service's name."""
        known = self.doc.get("services", {}).get(service, {})
        return pick(known.get("name"), self.language) or service

    def named(self, table: str, key: str) -> str:
        """A name out of `pause_reasons`, `decline_reasons`."""
        return pick(self.doc.get(table, {}).get(key), self.language) or key

    def person(self, staff: str) -> str:
        """A colleague's name."""
        return str(self.doc.get("staff", {}).get(staff, {}).get("name", staff))

    # ── my window and my visit ────────────────────────────────────────────────

    @property
    def mine(self) -> Row:
        """My window's record; empty while it is closed."""
        record: Row = self.doc.get("windows", {}).get(self.window, {})
        return record if record.get("operator") == self.staff else {}

    @property
    def visit_id(self) -> str:
        """The ticket called or served at my window."""
        return str(self.mine.get("ticket", ""))

    @property
    def visit(self) -> Row:
        """That ticket; empty: nobody is here."""
        row: Row = self.tickets.get(self.visit_id, {})
        return row

    @property
    def tickets(self) -> dict[str, Row]:
        """Every open ticket of the office."""
        tickets: dict[str, Row] = self.doc.get("tickets", {})
        return tickets

    @property
    def mode(self) -> Literal["closed", "idle", "called", "serving", "paused"]:
        """What my desk is about now."""
        mine, visit = self.mine, self.visit
        if not mine:
            return "closed"
        if visit.get("state") == "called":
            return "called"
        if visit.get("state") == "serving":
            return "serving"
        return "paused" if mine.get("paused") else "idle"

    @property
    def figures(self) -> Row:
        """My own figures of the day."""
        row: Row = self.doc.get("staff", {}).get(self.staff, {})
        return row

    @property
    def working(self) -> list[str]:
        """Windows where somebody is and does not rest."""
        windows = self.doc.get("windows", {}).items()
        return [
            id
            for id, row in windows
            if row.get("operator") and not row.get("paused") and not row.get("away")
        ]

    def rule(self, name: str, default: int) -> int:
        """A number of the office's rules, in its own unit."""
        return int(self.doc.get("rules", {}).get(name, default))

    # ── who waits ─────────────────────────────────────────────────────────────

    def order(self, window: str = "") -> list[tuple[str, Row]]:
        """Whoever a window, by default mine, may call, first first."""
        ids = turns(self.doc, window or self.window, self.at)
        return [(id, self.tickets[id]) for id in ids]

    def in_state(self, *states: str) -> list[tuple[str, Row]]:
        """Tickets in these states, by arrival."""
        chosen = [(id, row) for id, row in self.tickets.items() if row["state"] in states]
        return sorted(chosen, key=lambda item: (item[1]["arrived"], item[0]))

    def waited(self, row: Row) -> int:
        """ms of the present stage; a booking's wait counts from its slot."""
        until = row["called"] if row["state"] in ("called", "serving") else self.at
        return max(0, int(until) - max(int(row["entered"]), int(row.get("slot", 0))))

    def level(self, row: Row) -> Level:
        """How the wait stands to this ticket's own target."""
        return level_of(self.waited(row), int(row.get("target_s", 900)) * MS)

    def longest(self, rows: Iterable[Row]) -> Row:
        """Who has waited longest; empty: nobody waits."""
        return max(rows, key=self.waited, default={})

    def why(self, row: Row, reason: str) -> str:
        """The reason of a place or of a call, told in full."""
        match reason:
            case "booked" | "booked_slot" if row.get("slot"):
                return self.say("booked_slot", slot=self.clock(row["slot"]))
            case "booked_slot":
                return self.say("booked")
            case _:
                return self.say(reason) if reason else ""

    def wait_text(self, row: Row) -> str:
        """06:12."""
        return duration(self.waited(row))


def level_of(spent: int, target: int) -> Level:
    """`ok` below 70 % of the target, `long` up to it, `breach` beyond."""
    share = spent / target if target > 0 else 0.0
    return "ok" if share < LONG_FROM else "long" if share < BREACH_FROM else "breach"
