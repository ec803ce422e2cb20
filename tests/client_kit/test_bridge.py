"""The crossing between the link's thread and the GUI, with a real socket and a real event loop."""

from collections.abc import Iterator
from typing import Any

import pytest

from client_kit.qt.bridge import Bridge
from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import FakeServer
from queue_core.domain.commands import CallNext, IssueTicket
from queue_core.protocol import Error, Hello, Reply

DESK = "central/desk"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer({DESK: {"x": 1}}) as server:
        server.on("call_next", lambda command: {"number": "А012"})
        yield server


@pytest.fixture
def bridge(qapp: Any, server: FakeServer) -> Iterator[Bridge]:
    bridge = Bridge(server.url)
    bridge.open(Hello(token="staff:op-1"))
    yield bridge
    bridge.close()


def test_documents_arrive_and_follow(bridge: Bridge, server: FakeServer) -> None:
    bridge.watch(DESK)
    wait_until(lambda: bridge.documents.get(DESK) == {"x": 1})

    server.change(DESK, {"x": 2})

    wait_until(lambda: bridge.documents[DESK] == {"x": 2})


def test_an_order_gets_its_one_reply_after_the_document_it_caused(
    bridge: Bridge, server: FakeServer
) -> None:
    seen: list[object] = []

    def call(command: dict[str, Any]) -> dict[str, Any]:
        server.change(DESK, {"called": "А012"})
        return {"number": "А012"}

    server.on("call_next", call)
    bridge.watch(DESK)
    wait_until(lambda: DESK in bridge.documents)

    bridge.changed.connect(lambda channel, doc: seen.append(doc.get("called")))
    bridge.do("central", CallNext(), lambda reply: seen.append(reply.result))

    wait_until(lambda: len(seen) == 2)
    assert seen == ["А012", {"number": "А012"}]


def test_a_lost_link_is_told_with_its_age_and_a_call_pressed_meanwhile_lapses(
    bridge: Bridge, server: FakeServer
) -> None:
    replies: list[Reply] = []
    wait_until(lambda: bridge.is_up)

    server.stop()
    wait_until(lambda: not bridge.is_up)
    bridge.do("central", CallNext(), replies.append, patience=50)

    wait_until(lambda: len(replies) == 1)
    assert replies[0].error == Error("lapsed")
    assert bridge.silence_ms() >= 50
    assert server.commands == []


def test_a_withdrawn_order_is_not_sent_when_the_link_is_back(
    bridge: Bridge, server: FakeServer
) -> None:
    wait_until(lambda: bridge.is_up)
    server.stop()
    wait_until(lambda: not bridge.is_up)
    order = bridge.do("central", IssueTicket(services=("passport",)))
    answered: list[Reply] = []

    bridge.withdraw(order)
    server.start()
    wait_until(lambda: bridge.is_up)
    bridge.do("central", CallNext(), answered.append)

    wait_until(lambda: len(answered) == 1)
    assert [given.command["type"] for given in server.commands] == ["call_next"]


def test_another_token_replaces_the_link_and_keeps_the_channels(
    bridge: Bridge, server: FakeServer
) -> None:
    bridge.watch(DESK)
    wait_until(lambda: DESK in bridge.documents)
    names: list[str] = []

    bridge.welcomed.connect(lambda welcome: names.append(welcome.who))
    bridge.open(Hello(token="staff:op-2"))

    wait_until(lambda: names == ["op-2"])
    server.change(DESK, {"x": 9})
    wait_until(lambda: bridge.documents[DESK] == {"x": 9})


def test_two_hundred_changes_cross_in_order(bridge: Bridge, server: FakeServer) -> None:
    bridge.watch(DESK)
    wait_until(lambda: DESK in bridge.documents)
    seen: list[int] = []
    bridge.changed.connect(lambda channel, doc: seen.append(doc["x"]))

    for number in range(2, 202):
        server.change(DESK, {"x": number})

    wait_until(lambda: len(seen) == 200)
    assert seen == list(range(2, 202))
