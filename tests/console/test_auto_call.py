"""The next called by itself after a count: when it counts, when it does not, and only once."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from client_kit.testing.drive import click, is_shown, press_key, text_of, type_text, wait_until
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.auto_call import Count, counted, left, stopped
from operator_console.desk import Desk
from operator_console.stand import Console, become
from queue_core.patch import diff

AT = 1_795_406_400_000
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def moment(doc: scenes.Doc, at: int = AT, **more: Any) -> Desk:
    return Desk(doc, scenes.WINDOW, scenes.ME, at, **more)


def finished(at: int = AT, seconds: int = 5, act: str = "finish") -> scenes.Doc:
    doc = scenes.finished(at)
    mine = doc["windows"]["5"]
    windows = doc["windows"] | {"5": mine | {"undo": mine["undo"] | {"act": act}}}
    return doc | {"windows": windows, "rules": doc["rules"] | {"auto_call_s": seconds}}


def test_a_finished_visit_begins_a_count_of_the_configured_length() -> None:
    desk = moment(finished())

    count = counted(Count(), desk, is_busy=False)

    assert left(count, desk) == 5_000
    assert left(counted(count, moment(finished(), AT + 2_000), False), desk) == 5_000


@pytest.mark.parametrize("act", ["no_show", "transfer"])
def test_a_no_show_and_a_transfer_begin_one_too(act: str) -> None:
    assert counted(Count(), moment(finished(act=act)), is_busy=False).is_running


def test_no_seconds_no_count() -> None:
    assert not counted(Count(), moment(finished(seconds=0)), is_busy=False).is_running


@pytest.mark.parametrize(
    ("name", "desk", "is_busy"),
    [
        ("something is asked", moment(finished()), True),
        ("the link is lost", moment(finished(), is_up=False), False),
        ("nobody waits", moment(finished() | {"tickets": {}}), False),
        ("suspended", moment(finished() | {"intake": {"suspended": True}}), False),
        ("just sat down", moment(scenes.idle(AT)), False),
        ("serving", moment(scenes.serving(AT)), False),
    ],
)
def test_nobody_is_called_by_itself_while(name: str, desk: Desk, is_busy: bool) -> None:
    running = counted(Count(), moment(finished()), is_busy=False)

    assert running.is_running
    assert not counted(running, desk, is_busy).is_running


def test_a_count_that_was_broken_off_begins_anew() -> None:
    running = counted(Count(), moment(finished()), is_busy=False)
    broken = counted(running, moment(finished(), AT + 3_000), is_busy=True)

    again = counted(broken, moment(finished(), AT + 4_000), is_busy=False)

    assert left(again, moment(finished(), AT + 4_000)) == 5_000


def test_a_stopped_count_stays_stopped_until_another_visit_ends() -> None:
    halted = stopped(moment(finished()))

    assert not counted(halted, moment(finished()), is_busy=False).is_running
    assert counted(halted, moment(finished(AT + 60_000), AT + 60_000), is_busy=False).is_running


def test_a_break_ends_it_for_good() -> None:
    doc = finished()
    resting = doc | {"windows": doc["windows"] | {"5": doc["windows"]["5"] | {"paused": AT}}}
    running = counted(Count(), moment(doc), is_busy=False)

    rested = counted(running, moment(resting), is_busy=False)

    assert not counted(rested, moment(doc), is_busy=False).is_running


# ── at the desk ───────────────────────────────────────────────────────────────


@pytest.fixture
def counting(desk: Console, server: FakeServer, now: int) -> Console:
    """A visit was finished; the next will be called in a second."""
    become(desk, server, scenes.serving(now))
    answer_calls(server)
    ends(desk, server, now)
    return desk


def ends(desk: Console, server: FakeServer, now: int) -> None:
    become(desk, server, finished(now, 1))
    wait_until(lambda: is_shown(desk.window, "count"))


def answer_calls(server: FakeServer) -> None:
    def call(command: dict[str, Any]) -> dict[str, Any]:
        server.change(scenes.CHANNEL, called(server))
        return {}

    server.on("call_next", call)


def called(server: FakeServer) -> scenes.Doc:
    doc = server.documents[scenes.CHANNEL]
    at = doc["windows"]["5"]["since"] + 90 * scenes.MINUTE
    return diff(doc, scenes.called(at))


def calls(server: FakeServer) -> list[str]:
    return [given.key for given in server.commands if given.command["type"] == "call_next"]


def test_the_count_is_shown_and_then_calls_exactly_once(
    counting: Console, server: FakeServer
) -> None:
    assert text_of(counting.window, "count").startswith("Пригласим через ")

    wait_until(lambda: text_of(counting.window, "card.head") == "Приглашён")

    assert len(calls(server)) == 1


def test_a_call_by_itself_cut_off_from_its_answer_stays_one_call(
    counting: Console, server: FakeServer
) -> None:
    server.held = True
    wait_until(lambda: len(calls(server)) == 1)

    server.cut()
    wait_until(lambda: len(calls(server)) == 2)
    server.release()

    assert len(set(calls(server))) == 1
    assert server.commands[-1].repeated


def only_the_next_count_calls(desk: Console, server: FakeServer, now: int) -> bool:
    """Another visit ends; the one call carries the key made as that count began."""
    timer = text_of(desk.window, "card.timer")
    wait_until(lambda: text_of(desk.window, "card.timer") != timer)
    assert not is_shown(desk.window, "count")
    since = desk.bridge.server_time()
    ends(desk, server, now + scenes.MINUTE)
    wait_until(lambda: bool(calls(server)))
    [key] = calls(server)
    return since <= int(key.replace("-", "")[:12], 16) <= since + 900


def test_escape_stops_the_count_and_nobody_is_called(
    counting: Console, server: FakeServer, now: int
) -> None:
    press_key(counting.window, Key.Key_Escape)

    assert not is_shown(counting.window, "count")
    assert only_the_next_count_calls(counting, server, now)


def test_a_click_stops_it_too(counting: Console) -> None:
    click(counting.window, "count.stop")

    wait_until(lambda: not is_shown(counting.window, "count"))


def test_a_break_being_asked_for_holds_the_count_and_escape_lets_it_begin_anew(
    counting: Console,
) -> None:
    press_key(counting.window, Key.Key_F10)
    wait_until(lambda: is_shown(counting.window, "panel.title"))
    hidden = not is_shown(counting.window, "count")

    press_key(counting.window, Key.Key_Escape)

    assert hidden
    wait_until(lambda: is_shown(counting.window, "count"))
    assert text_of(counting.window, "count") == "Пригласим через 1 с"


def test_typing_into_the_filter_holds_the_count(counting: Console) -> None:
    type_text(counting.window, "k")

    wait_until(lambda: not is_shown(counting.window, "count"))


def test_taking_back_ends_the_count_even_when_it_is_refused(
    counting: Console, server: FakeServer, now: int
) -> None:
    server.held = True
    press_key(counting.window, Key.Key_Z, Ctrl)
    wait_until(lambda: not is_shown(counting.window, "count"))

    server.release()

    wait_until(lambda: server.commands[-1].command["type"] == "undo_act")
    assert only_the_next_count_calls(counting, server, now)


def test_a_lost_link_ends_the_count(counting: Console, server: FakeServer) -> None:
    server.stop()

    wait_until(lambda: not counting.bridge.is_up)
    assert not is_shown(counting.window, "count")
