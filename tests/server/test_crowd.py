"""Thousands who look on: served after the hall, in strides, each frame once and in order."""

from __future__ import annotations

import asyncio
from functools import partial

from queue_core.domain import commands as c
from server.live.outbox import Outbox, Postman
from server.testing import Peer, Served

OFFICE = "central"


class Paper(asyncio.WriteTransport):
    """A transport that notes what was written, on a sheet shared with others."""

    def __init__(self, name: str, sheet: list[tuple[str, bytes]]) -> None:
        super().__init__()
        self._name = name
        self._sheet = sheet

    def is_closing(self) -> bool:
        return False

    def get_write_buffer_size(self) -> int:
        return 0

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self._sheet.append((self._name, bytes(data)))


async def test_the_hall_is_served_before_the_crowd_that_was_told_first() -> None:
    sheet: list[tuple[str, bytes]] = []
    postman = Postman()
    crowd = [_outbox(f"c{n}", sheet, postman, is_crowd=True) for n in range(5_000)]
    board = _outbox("board", sheet, postman, is_crowd=False)
    for outbox in crowd:
        outbox.put(b"1")
    board.put(b"1")

    await asyncio.sleep(0)
    await asyncio.sleep(0)
    before = [name for name, _ in sheet].index("board")
    assert len(sheet) < 5_001, "the crowd was served at one stretch"
    for outbox in crowd:
        outbox.put(b"2")
    async with asyncio.timeout(10):
        while len(b"".join(data for _, data in sheet)) < 10_001:
            await asyncio.sleep(0)

    assert before < 5_000
    said: dict[str, bytes] = {}
    for name, data in sheet:
        said[name] = said.get(name, b"") + data
    assert {said[f"c{n}"] for n in range(5_000)} == {b"12"}


async def test_whoever_comes_later_gets_the_document_as_it_is_now(served: Served) -> None:
    kiosk = Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1"))
    async with kiosk, Peer(served.live) as first, Peer(served.live) as second:
        service = next(iter((await kiosk.watch(f"{OFFICE}/kiosk"))["services"]))
        for waiting in range(3):
            for viewer in (first, second):
                assert (await viewer.watch(f"{OFFICE}/public"))["waiting"] == waiting
                await viewer.watch(f"{OFFICE}/wait")
            await kiosk.result(OFFICE, c.IssueTicket((service,)))
            await first.until(partial(_waits, first, waiting + 1))
        versions = {viewer.versions[f"{OFFICE}/public"] for viewer in (first,)}
        await second.watch(f"{OFFICE}/public")

        assert versions == {second.versions[f"{OFFICE}/public"]}
        assert first.docs[f"{OFFICE}/public"] == second.docs[f"{OFFICE}/public"]


def _waits(viewer: Peer, count: int) -> bool:
    return bool(viewer.docs[f"{OFFICE}/public"]["waiting"] == count)


def _outbox(
    name: str, sheet: list[tuple[str, bytes]], postman: Postman, *, is_crowd: bool
) -> Outbox:
    return Outbox(Paper(name, sheet), postman, lambda: None, is_crowd=is_crowd)
