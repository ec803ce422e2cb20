"""Every document follows the state: view + patch == fresh view, over random histories (I3)."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.sample import MONDAY_8, Play, sample_office
from queue_core.domain import commands as c
from queue_core.patch import apply, diff
from queue_core.views.office_views import OfficeViews

OFFICES = {
    "two windows": sample_office(2, 4, 1),
    "a hall": sample_office(12, 20, 3),
    "a crowd": sample_office(34, 20, 2),
}


class Followers:
    """All documents of one played office, brought up to date by patches alone."""

    def __init__(self, play: Play) -> None:
        self.play = play
        play.state.take_touched()
        self.views = OfficeViews(play.office)
        self.docs = {
            channel: view.build(play.state, play.at)
            for channel, view in self.views.by_channel.items()
        }

    def follow(self) -> dict[str, dict[str, Any]]:
        """Update every document, check the patches, and return those that say something."""
        state, at = self.play.state, self.play.at
        touched = state.take_touched()
        concerned = {view.channel for view in self.views.concerned(state, touched)}
        patches = {}
        for channel, view in self.views.by_channel.items():
            seen = copy.deepcopy(self.docs[channel])
            patch = view.update(self.docs[channel], state, touched, at)
            assert apply(seen, patch) == self.docs[channel]
            assert patch == diff(seen, self.docs[channel])
            assert channel in concerned or not patch
            if patch:
                patches[channel] = patch
        return patches

    def check(self) -> None:
        """Compare with views drawn afresh by fresh projections."""
        for channel, view in OfficeViews(self.play.office).by_channel.items():
            assert self.docs[channel] == view.build(self.play.state, self.play.at), channel


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), size=st.sampled_from([*OFFICES]), batch=st.integers(1, 4))
def test_patched_documents_equal_documents_drawn_afresh(seed: int, size: str, batch: int) -> None:
    play = Play(OFFICES[size], seed)
    followers = Followers(play)
    play.open_windows()

    for step in range(120):
        play.step()
        if step % batch == 0:
            followers.follow()
            if step % 10 == 0:
                followers.check()

    followers.follow()
    followers.check()


def test_documents_follow_a_day_from_before_its_doors_to_after_its_close() -> None:
    play = Play(OFFICES["a hall"], 5, MONDAY_8 - 3_600_000)
    followers = Followers(play)

    for hour in range(16 * 4):
        play.at = MONDAY_8 - 3_600_000 + hour * 900_000
        play.do("clock", "", c.Tick())
        if hour == 6:
            play.open_windows()
        for _ in range(4):
            play.step()
        followers.follow()
        followers.check()

    assert play.state.closed_day == "2026-11-23"


def test_a_crowded_board_takes_an_older_started_call_back_when_a_newer_one_ends() -> None:
    play = Play(OFFICES["a crowd"], 3)
    play.open_windows()
    for _ in range(60):
        play.issue()
    followers = Followers(play)

    for window in play.office.windows:
        play.at += 1_000
        play.operate(window, c.CallNext())
        play.operate(window, c.Start())
        followers.follow()
        followers.check()
    full = len(followers.docs["sample/board/1"]["calls"])
    play.operate("1", c.Count(services=3))
    assert {*followers.follow()} == {"sample/desk"}  # "1" was the first to be called: no room
    for window in [*play.office.windows][::-1]:
        play.at += 1_000
        play.operate(window, c.Finish())
        followers.follow()
        followers.check()

    assert full == 12


def played(seed: int = 11) -> Followers:
    """A lively office after some hundred commands."""
    play = Play(OFFICES["a hall"], seed)
    play.open_windows()
    for _ in range(300):
        play.step()
    return Followers(play)


def test_a_commit_that_touched_nothing_shown_patches_nothing() -> None:
    followers = played()

    followers.play.state.touch("counters", "А")

    assert followers.follow() == {}


def test_a_recall_lights_its_board_its_window_and_the_desk_alone() -> None:
    play = Play(OFFICES["a hall"], 2)
    play.open_windows()
    play.issue("s1")
    play.operate("1", c.CallNext())
    followers = Followers(play)
    before = copy.deepcopy(followers.docs["sample/board/2"]["calls"])
    play.at += 15_000

    play.operate("1", c.Recall())
    patches = followers.follow()

    (ticket,) = before
    assert {*patches} == {
        "sample/board/1", "sample/board/2", "sample/window/1", "sample/desk"
    }  # fmt: skip
    assert patches["sample/board/2"] == {"calls": {ticket: {"last": play.at, "again": 1}}}


@pytest.mark.parametrize("size", [*OFFICES])
def test_documents_hold_no_nulls_and_no_arrays_of_objects(size: str) -> None:
    play = Play(OFFICES[size], 8)
    play.open_windows()
    for _ in range(200):
        play.step()

    for channel, doc in Followers(play).docs.items():
        assert faults_of(doc, channel) == []


def faults_of(value: Any, where: str) -> list[str]:
    """Paths of nulls, and of lists that hold anything but plain values."""
    match value:
        case None:
            return [where]
        case dict():
            return [f for k, v in value.items() for f in faults_of(v, f"{where}/{k}")]
        case list() | tuple():
            plain = all(isinstance(item, str | int | float) for item in value)
            return [] if type(value) is list and plain else [where]
        case str() | bool() | int() | float():
            return []
        case _:
            return [where]


def words_of(value: Any) -> set[str]:
    """Every key and every text of a document."""
    if isinstance(value, dict):
        return {*value, *(w for v in value.values() for w in words_of(v))}
    if isinstance(value, list):
        return {w for v in value for w in words_of(v)}
    return {value} if isinstance(value, str) else set()


def test_no_document_tells_a_token_a_code_or_a_command_key() -> None:
    followers = played()

    told = {w for doc in followers.docs.values() for w in words_of(doc)}

    assert not [w for w in told if w.startswith(("token-", "code-", "key-"))]


def test_no_public_screen_tells_a_visitors_class() -> None:
    followers = played()
    desk = followers.docs["sample/desk"]
    assert any("class_id" in row for row in desk["tickets"].values())

    for channel, doc in followers.docs.items():
        if channel.split("/")[1] in ("board", "window", "public"):
            assert not words_of(doc) & {"class_id", "class_claim", "veteran", "by_right"}
