"""A real server with a living office behind it, in a thread of its own, for pictures."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from simulator.children import Children
from simulator.demo import CONFIG, OWN_WINDOW, life_of, until_ready
from simulator.demo_place import Place, free_port, prepare
from simulator.life import live


class LivingOffice:
    """Use as `with LivingOffice(folder) as office`; people live there until `send_home`."""

    def __init__(self, folder: Path, speed: float = 20.0, seed: int = 3) -> None:
        self.place: Place = prepare(CONFIG, folder, "central", free_port(0))
        self.own_window = OWN_WINDOW
        self._speed, self._seed = speed, seed
        self._logs = folder / "logs"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="office")
        self._stack = AsyncExitStack()
        self._people: asyncio.Task[None] | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self._run(self._open())
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def send_home(self) -> None:
        """The simulated operators stop calling; visitors stay where they are."""
        self._run(self._stop_people())

    async def _open(self) -> None:
        children = await self._stack.enter_async_context(Children(self._logs))
        server = await children.start("server", "server", "--deploy", str(self.place.deployment))
        await until_ready(self.place, server, asyncio.Event())
        life = life_of(self.place, speed=self._speed, load=0.95, seed=self._seed)
        self._people = asyncio.create_task(live(life))

    async def _stop_people(self) -> None:
        if self._people is not None:
            self._people.cancel()
            await asyncio.gather(self._people, return_exceptions=True)

    async def _close(self) -> None:
        await self._stop_people()
        await self._stack.aclose()

    def _end(self) -> None:
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(20)
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(60)
