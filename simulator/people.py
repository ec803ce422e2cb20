"""Citizens over the real protocol: they take tickets at a kiosk and follow them on their phones."""

from __future__ import annotations

import asyncio
from typing import Any

from queue_core.domain import commands as c
from queue_core.protocol import Reply
from simulator.day import Day, Visit
from simulator.hall import Guest, Hall
from simulator.pace import Pace
from simulator.presence import Presence


class People:
    """Everybody who comes to one office on a planned day."""

    def __init__(
        self, kiosk: Presence, phone: Presence, clerk: Presence, hall: Hall, pace: Pace
    ) -> None:
        """`phone`: a public link; it speaks for each visitor by the ticket's token.

        `clerk`: reception; it books for whoever rings up.
        """
        self._kiosk, self._phone, self._clerk = kiosk, phone, clerk
        self._hall, self._pace = hall, pace
        self.turned_away: dict[str, int] = {}
        """Refusal code → how many left without a ticket."""

    async def live(self, day: Day, begins: float, already: int) -> None:
        """Come as planned from second `begins` on; `already` of those before are here at once."""
        before = [visit for visit in day.visits if visit.at < begins][-already:] if already else []
        later = [visit for visit in day.visits if visit.at >= begins]
        now = begins
        async with asyncio.TaskGroup() as everybody:
            for visit in before:
                everybody.create_task(self._visit(visit))
            for visit in later:
                await self._pace.pass_time(visit.at - now)
                now = visit.at
                everybody.create_task(self._visit(visit))

    async def _visit(self, visit: Visit) -> None:
        reply = await self._take_ticket(visit)
        if not reply.ok:
            code = getattr(reply.error, "code", "")
            self.turned_away[code] = self.turned_away.get(code, 0) + 1
            return
        paper: dict[str, Any] = reply.result
        guest = self._hall.enter(paper["ticket"], visit)
        if visit.away_s:
            await self._step_away(visit, paper)
        async with asyncio.TaskGroup() as group:
            missing = group.create_task(self._make_good(guest, paper))
            await guest.done.wait()
            missing.cancel()
        if visit.score:
            await self._pace.pass_time(60)
            await self._phone.do(c.Rate(token=paper["token"], score=visit.score))

    async def _take_ticket(self, visit: Visit) -> Reply:
        if visit.slot is not None:
            booked = await self._check_in(visit)
            if booked is not None:
                return booked
        return await self._kiosk.do(
            c.IssueTicket(services=visit.services, language=visit.language, class_id=visit.class_id)
        )

    async def _check_in(self, visit: Visit) -> Reply | None:
        """Book the running slot and check in for it; None: no slot was left."""
        now = self._kiosk.link.server_time()
        slot = now - now % 900_000 + 900_000
        booked = await self._clerk.do(c.Book(service=visit.services[0], slot=slot))
        if not booked.ok:
            return None
        code = booked.result["code"]
        checked_in = await self._kiosk.do(c.CheckIn(code=code, class_id=visit.class_id))
        return checked_in if checked_in.ok else None

    async def _step_away(self, visit: Visit, paper: dict[str, Any]) -> None:
        await self._pace.pass_time(30)
        away = await self._phone.do(c.StepAway(token=paper["token"], minutes=15))
        if away.ok:
            await self._pace.pass_time(visit.away_s)
            await self._phone.do(c.ComeBack(token=paper["token"]))

    async def _make_good(self, guest: Guest, paper: dict[str, Any]) -> None:
        """After a missed call: back at the kiosk with number and code, or gone for good."""
        await guest.missed.wait()
        if not guest.visit.back_s:
            self._hall.leave(paper["ticket"])
            return
        await self._pace.pass_time(guest.visit.back_s)
        back = await self._kiosk.do(c.ComeBack(number=paper["number"], code=paper["code"]))
        if not back.ok:
            self._hall.leave(paper["ticket"])
