"""The client session as a conversation: frames in, frames and news out, no socket."""

from typing import Any

import msgspec
import pytest

from queue_core.domain.commands import CallNext, Finish, IssueTicket, Recall
from queue_core.protocol import (
    Bye,
    ClientMessage,
    Do,
    Doc,
    Error,
    Hello,
    Patch,
    Reply,
    Report,
    Tick,
    Watch,
    Welcome,
)
from queue_core.session import Answered, Changed, Ended, Session, WatchRefused, default_patience

DESK = "central/desk"


def greeted(at: int = 1_000_000) -> Session:
    session = Session(Hello(token="t"), offset=0)
    session.opened(0)
    session.receive(Welcome("operator", "central", "op-1", "a", 15, at), 0)
    return session


def following(doc: dict[str, Any], version: int = 1) -> Session:
    session = greeted()
    session.watch(DESK)
    session.receive(Doc(DESK, "e", version, doc), 0)
    return session


def channels(frames: list[ClientMessage]) -> list[str]:
    return [frame.channel for frame in frames if isinstance(frame, Watch)]


def test_a_patch_makes_a_new_document_that_shares_what_it_did_not_touch() -> None:
    session = following({"tickets": {"a": {"number": "А001"}, "b": {"number": "А002"}}})
    before = session.docs[DESK].doc

    output = session.receive(Patch(DESK, 1, 2, {"tickets": {"a": None, "c": {"number": "К1"}}}), 5)

    after = {"tickets": {"b": {"number": "А002"}, "c": {"number": "К1"}}}
    assert output.news == [Changed(DESK, 2, after)]
    assert before["tickets"]["a"] == {"number": "А001"}
    assert session.docs[DESK].doc["tickets"]["b"] is before["tickets"]["b"]


def test_a_patch_from_another_version_is_answered_by_one_new_watch() -> None:
    session = following({"x": 1})

    first = session.receive(Patch(DESK, 2, 3, {"x": 3}), 5)
    second = session.receive(Patch(DESK, 3, 4, {"x": 4}), 6)
    cured = session.receive(Doc(DESK, "e", 4, {"x": 4}), 7)

    assert channels(first.frames) == [DESK]
    assert (second.frames, second.news) == ([], [])
    assert cured.news == [Changed(DESK, 4, {"x": 4})]


def test_a_tick_that_tells_another_version_is_answered_by_a_watch() -> None:
    session = following({"x": 1}, version=7)

    same = session.receive(Tick(at=2_000_000, versions={DESK: 7}), 10)
    missed = session.receive(Tick(at=2_000_000, versions={DESK: 9}), 10)

    assert channels(same.frames) == []
    assert channels(missed.frames) == [DESK]


def test_a_command_without_an_answer_goes_out_again_with_its_key_after_a_reconnect() -> None:
    session = greeted()
    _, output = session.do("central", IssueTicket(services=("passport",)), "key-1", 10, None)
    session.lost()

    session.opened(60_000)
    again = session.receive(Welcome("operator", "central", "op-1", "a", 15, 1_060_000), 60_000)

    assert again.frames == output.frames
    assert isinstance(again.frames[0], Do)
    assert again.frames[0].key == "key-1"


def test_a_call_pressed_without_a_link_lapses_after_five_seconds() -> None:
    session = Session(Hello(), offset=0)
    id, output = session.do("central", CallNext(), "k", 1_000, default_patience(CallNext()))

    early = session.pass_time(5_999)
    late = session.pass_time(6_000)

    assert output.frames == []
    assert early.news == []
    assert late.news == [Answered(id, Reply(id, False, error=Error("lapsed")))]
    assert session.unanswered == 0


def test_a_recall_that_lapsed_while_away_is_not_sent_at_the_reconnect() -> None:
    session = greeted()
    session.do("central", Recall(), "k", 10, default_patience(Recall()))
    session.lost()

    session.opened(9_000)
    output = session.receive(Welcome("operator", "central", "op", "a", 15, 1_009_000), 9_000)

    assert [frame for frame in output.frames if isinstance(frame, Do)] == []


def test_a_finish_pressed_without_a_link_is_kept_with_the_time_of_the_press() -> None:
    session = greeted(at=1_000_000)
    session.lost()
    session.do("central", Finish(documents=2), "k", 500, default_patience(Finish()))
    session.pass_time(600_000)

    session.opened(600_000)
    output = session.receive(Welcome("operator", "central", "op", "a", 15, 1_600_000), 600_000)

    frame = output.frames[0]
    assert isinstance(frame, Do)
    assert msgspec.json.decode(frame.command, type=Finish) == Finish(
        documents=2, claimed_at=1_000_500
    )


def test_an_answer_that_may_be_retried_is_tried_again_and_then_told() -> None:
    session = greeted()
    id, _ = session.do("central", CallNext(), "k", 0, 5_000)
    unknown = Reply(id, False, error=Error("unknown", retry=True))

    swallowed = session.receive(unknown, 3_000)
    repeated = session.pass_time(3_300)
    told = session.receive(unknown, 6_000)

    assert swallowed.news == []
    assert [frame.key for frame in repeated.frames if isinstance(frame, Do)] == ["k"]
    assert told.news == [Answered(id, unknown)]


def test_questions_fail_with_the_link_and_reports_wait_for_it() -> None:
    session = greeted()
    id, _ = session.ask({"type": "journal"})

    lost = session.lost()
    kept = session.report(Report(printed="ticket-1"))
    session.opened(100)
    back = session.receive(Welcome("kiosk", "central", "k1", "a", 15, 1), 100)

    assert [news.id for news in lost.news if isinstance(news, Answered)] == [id]
    assert kept.frames == []
    assert back.frames == [Report(printed="ticket-1")]


def test_a_channel_one_may_not_see_is_told_and_not_asked_for_again() -> None:
    session = greeted()
    [frame] = session.watch("other/desk").frames
    assert isinstance(frame, Watch)

    output = session.receive(Reply(frame.id, False, error=Error("forbidden")), 5)

    assert output.news == [WatchRefused("other/desk", Error("forbidden"))]
    assert session.receive(Tick(at=0, versions={}), 6).frames == []


@pytest.mark.parametrize(("code", "ends"), [(4000, False), (4004, False), (4500, True)])
def test_only_a_bye_of_45xx_ends_the_link(code: int, ends: bool) -> None:
    session = greeted()

    output = session.receive(Bye(code, "why"), 5)

    assert output.news == ([Ended(code, "why")] if ends else [])


def test_a_link_is_silent_after_twenty_five_seconds_without_a_word() -> None:
    session = greeted()

    assert not session.is_silent(24_999)
    assert session.is_silent(25_000)
    assert session.deadline() == 25_000


def test_the_servers_clock_is_followed_by_welcome_and_tick() -> None:
    session = greeted(at=1_000_000)

    first = session.server_time(10)
    session.receive(Tick(at=2_000_000), 100)

    assert first == 1_000_010
    assert session.server_time(150) == 2_000_050
