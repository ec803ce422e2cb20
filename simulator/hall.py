"""Who is in the building: what the visitor behind each ticket will do.

Citizens enter here when they have a ticket; operators look here once somebody sits before them, as
they would see it for themselves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from random import Random

from simulator.day import Offer, Visit, service_time


class Guest:
    """One visitor in the building."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.missed = asyncio.Event()
        """The window gave the call up."""
        self.done = asyncio.Event()
        """The visit is over."""
        self.was_seen = False
        """The desk has shown this visitor."""
        self.has_missed = False
        self.was_held = False
        self.was_sent_on = False
        self._taken = 0

    def next_service_s(self) -> int:
        """How long the stage that begins now takes."""
        times = self.visit.takes_s
        seconds = times[min(self._taken, len(times) - 1)]
        self._taken += 1
        return seconds


class Hall:
    """Guests by ticket; a ticket that a real person took belongs to somebody who just comes."""

    def __init__(self, services: Mapping[str, Offer], seed: int) -> None:
        self._services = services
        self._chance = Random(seed)
        self._guests: dict[str, Guest] = {}

    def enter(self, ticket: str, visit: Visit) -> Guest:
        """A visitor has taken this ticket."""
        guest = self._guests[ticket] = Guest(visit)
        return guest

    def leave(self, ticket: str) -> None:
        """The visitor has gone."""
        guest = self._guests.pop(ticket, None)
        if guest is not None:
            guest.done.set()

    def notice(self, present: Collection[str]) -> None:
        """Let those go whom the desk no longer shows: served by others, or the day closed."""
        for ticket, guest in list(self._guests.items()):
            if ticket in present:
                guest.was_seen = True
            elif guest.was_seen:
                self.leave(ticket)

    def guest(self, ticket: str, service: str) -> Guest:
        """Who comes to the window with this ticket."""
        if ticket not in self._guests:
            norm_s = self._services[service].norm_s if service in self._services else 600
            takes = service_time(norm_s, 0.4, self._chance)
            self.enter(ticket, Visit(at=0, services=(service,), takes_s=(takes,), walk_s=15))
        return self._guests[ticket]

    def __len__(self) -> int:
        return len(self._guests)
