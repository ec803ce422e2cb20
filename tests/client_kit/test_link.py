"""The link over real sockets: it comes back by itself and loses no answered command."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from client_kit.keys import command_key
from client_kit.link import (
    FIRST_DELAY_S,
    Link,
    LinkDown,
    LinkNews,
    LinkUp,
    live_url,
    longer,
)
from client_kit.testing.fake_server import FakeServer
from queue_core.domain.commands import CallNext, IssueTicket
from queue_core.protocol import Error, Hello
from queue_core.session import Changed, Ended

DESK = "central/desk"


class Listener:
    """Collects a link's news and waits for what a test is about."""

    def __init__(self) -> None:
        self.news: list[LinkNews] = []
        self._more = asyncio.Event()

    def hear(self, news: LinkNews) -> None:
        self.news.append(news)
        self._more.set()

    async def until(self, happened: Callable[[list[LinkNews]], bool]) -> None:
        async with asyncio.timeout(5):
            while not happened(self.news):
                self._more.clear()
                await self._more.wait()

    def count(self, kind: type) -> int:
        return sum(isinstance(news, kind) for news in self.news)


@asynccontextmanager
async def linked(server: FakeServer, token: str = "t") -> AsyncIterator[tuple[Link, Listener]]:
    listener = Listener()
    link = Link(live_url(server.url), Hello(token=token), listener.hear)
    running = asyncio.create_task(link.run())
    await listener.until(lambda news: listener.count(LinkUp) == 1)
    yield link, listener
    await link.stop()
    await asyncio.wait([running])


async def test_a_watched_document_follows_the_server() -> None:
    with FakeServer({DESK: {"x": 1}}) as server:
        async with linked(server) as (link, listener):
            link.watch(DESK)
            await listener.until(lambda news: Changed(DESK, 1, {"x": 1}) in news)

            server.change(DESK, {"x": 2})

            await listener.until(lambda news: Changed(DESK, 2, {"x": 2}) in news)


async def test_a_command_is_answered_with_its_result() -> None:
    with FakeServer() as server:
        server.on("call_next", lambda command: {"number": "А012"})
        async with linked(server) as (link, _):
            reply = await asyncio.wait_for(link.do("central", CallNext()), 5)

    assert reply.ok
    assert reply.result == {"number": "А012"}


async def test_a_refusal_is_an_answer_too() -> None:
    with FakeServer() as server:
        server.on("call_next", lambda command: Error("nobody_waiting"))
        async with linked(server) as (link, _):
            reply = await asyncio.wait_for(link.do("central", CallNext()), 5)

    assert not reply.ok
    assert reply.error == Error("nobody_waiting")


async def test_a_cut_between_commit_and_reply_sends_the_same_key_and_gets_the_same_answer() -> None:
    with FakeServer() as server:
        server.on("issue_ticket", lambda command: {"number": f"А{len(server.commands):03}"})
        async with linked(server) as (link, listener):
            server.held = True
            answer = link.do("central", IssueTicket(services=("passport",)))
            await asyncio.to_thread(server.wait_for, lambda: len(server.commands) == 1)
            server.cut()
            server.held = False
            reply = await asyncio.wait_for(answer, 5)

    first, second = server.commands
    assert first.key == second.key
    assert second.repeated
    assert reply.result == {"number": "А001"}


async def test_the_link_comes_back_after_the_server_was_down_and_has_fresh_documents() -> None:
    with FakeServer({DESK: {"x": 1}}) as server:
        async with linked(server) as (link, listener):
            link.watch(DESK)
            await listener.until(lambda news: Changed(DESK, 1, {"x": 1}) in news)

            server.stop()
            await listener.until(lambda news: listener.count(LinkDown) == 1)
            server.change(DESK, {"x": 5})
            server.start()

            await listener.until(lambda news: Changed(DESK, 2, {"x": 5}) in news)
            assert listener.count(LinkUp) == 2


async def test_a_server_that_falls_silent_is_left_and_found_again() -> None:
    with FakeServer() as server:
        listener = Listener()
        url = live_url(server.url)
        link = Link(url, Hello(), listener.hear, silence_s=0.2)
        running = asyncio.create_task(link.run())

        await listener.until(lambda news: listener.count(LinkDown) == 1)
        await listener.until(lambda news: listener.count(LinkUp) == 2)

        await link.stop()
        await asyncio.wait([running])


async def test_a_replaced_link_does_not_come_back() -> None:
    with FakeServer() as server:
        async with linked(server) as (_, listener):
            server.bye(4500, "replaced")

            await listener.until(lambda news: Ended(4500, "replaced") in news)
            await listener.until(lambda news: listener.count(LinkDown) == 1)

        assert len(server.hellos) == 1


async def test_a_going_down_link_comes_back() -> None:
    with FakeServer() as server:
        async with linked(server) as (_, listener):
            server.bye(4000, "going_down")

            await listener.until(lambda news: listener.count(LinkUp) == 2)


async def test_a_moved_office_is_followed_to_where_it_is_served() -> None:
    with FakeServer() as here, FakeServer() as there:
        async with linked(here) as (_, listener):
            here.bye(4004, "moved", where=there.url)

            await listener.until(lambda news: listener.count(LinkUp) == 2)

        assert (len(here.hellos), len(there.hellos)) == (1, 1)


def test_after_a_long_outage_the_server_is_found_within_two_seconds() -> None:
    delays = [FIRST_DELAY_S]
    for _ in range(50):
        delays.append(longer(delays[-1]))

    assert delays[1] > delays[0]
    assert max(delays) <= 2.0


def test_a_key_is_a_uuid_of_version_seven_that_tells_its_time() -> None:
    key = uuid.UUID(command_key(1_795_406_400_123))

    assert (key.version, key.variant) == (7, uuid.RFC_4122)
    assert key.int >> 80 == 1_795_406_400_123
    assert command_key(1) != command_key(1)
