"""The worst quarter of an hour: many calls at once stay calm, are all seen, and are all heard."""

import json

import pytest

from client_kit.theme.tokens import load_tokens
from display_board import gallery, screen
from display_board.calls import called_visitors
from display_board.highlights import HIGHLIGHT_MS, Highlights, seen
from display_board.texts import texts
from display_board.voice.announcements import PAUSE, Call
from display_board.voice.announcer import Announcer
from display_board.voice.chime import ChimeTokens
from display_board.voice.clips import Clips
from display_board.voice.loudness import loudness
from display_board.voice.pcm import from_wav
from display_board.voice.player import FilePlayer

NOON = gallery.at(12, 0)
STEP_MS = 250


class Minute:
    """A board to which a visitor is called every few seconds and goes to the window in forty."""

    def __init__(self, calls, every_ms, goes_after_ms):
        self._times = [NOON + n * every_ms for n in range(calls)]
        self._goes_after = goes_after_ms
        self._highlights = Highlights({})

    def document(self, now):
        called = [n for n, at in enumerate(self._times) if at <= now < at + self._goes_after]
        rows = {
            f"t{n}": {
                **{"number": f"А{n:03}", "window": str(n + 1), "hall": "1", "call": f"c{n}"},
                **{"at": self._times[n], "last": self._times[n], "order": n, "language": "ru"},
            }
            for n in called
        }
        return gallery.board_document() | {"calls": rows}

    def picture(self, now):
        document = self.document(now)
        keys = [(one.key, one.last) for one in called_visitors(document["calls"])]
        self._highlights = seen(self._highlights, keys, now, reconnected=False)
        facts = gallery.facts_of(document, highlights=self._highlights, now=now)
        return screen.compose(facts, texts("ru"), "ru")


def pictures(minute, ms):
    return [(now, minute.picture(now)) for now in range(NOON, NOON + ms, STEP_MS)]


def first_shown(film, place):
    """Number → how long after its call it first stood there."""
    shown: dict[str, int] = {}
    for now, picture in film:
        for row in place(picture):
            shown.setdefault(row.number, now - NOON)
    return shown


def test_twenty_calls_in_a_minute_are_each_large_at_once_and_none_is_lost():
    film = pictures(Minute(20, 3_000, 40_000), 100_000)

    large = first_shown(film, lambda picture: picture.rows)

    assert large == {f"А{n:03}": pytest.approx(n * 3_000, abs=STEP_MS) for n in range(20)}


def test_whoever_is_called_in_a_rush_stands_on_the_board_again_and_again_until_he_goes():
    film = pictures(Minute(20, 3_000, 90_000), 90_000)

    seen_at: dict[str, int] = {}
    gaps: dict[str, int] = {}
    for now, picture in film:
        for row in (*picture.rows, *picture.strip):
            gap = now - seen_at.get(row.number, now)
            gaps[row.number] = max(gaps.get(row.number, 0), gap)
            seen_at[row.number] = now

    assert len(gaps) == 20
    assert max(gaps.values()) <= 2 * screen.PAGE_MS + STEP_MS


def test_a_rush_stays_calm_no_row_changes_more_often_than_people_are_called():
    film = pictures(Minute(20, 3_000, 40_000), 60_000)

    changes = sum(
        [row.number for row in one.rows] != [row.number for row in other.rows]
        for (_, one), (_, other) in zip(film, film[1:], strict=False)
    )
    yellow = [sum(row.lit for row in (*p.rows, *p.strip)) for _, p in film]

    assert changes <= 20
    assert max(yellow) <= HIGHLIGHT_MS // 3_000 + 1


class Rush:
    """An announcer of the board's own voice whose clock a test moves; sounds go to files."""

    def __init__(self, renderer, folder):
        self.now = NOON
        self.folder = folder / "out"
        self.announcer = Announcer(
            Clips(renderer, folder / "clips"),
            FilePlayer(self.folder),
            ChimeTokens.of(load_tokens().tables["chime"]),
            ("ru",),
            clock=lambda: self.now,
            on_begin=lambda said: None,
            on_faults=lambda faults: None,
        )

    def until(self, moment):
        while (wake := self.announcer.advance()) is not None and wake <= moment:
            self.now = wake
        self.now = moment

    def played(self):
        lines = (self.folder / "played.jsonl").read_text().splitlines()
        return [json.loads(line) for line in lines]


def test_a_rush_of_fifty_calls_is_heard_whole_in_order_evenly_loud_and_never_at_once(
    renderer, tmp_path
):
    rush = Rush(renderer, tmp_path)
    calls = []
    for n in range(50):
        rush.until(NOON + n * 1_200)
        at = rush.now
        calls.append(Call(f"c{n:02}", f"А{n % 10:03}", str(1 + n % 7), at))
        rush.announcer.hear(calls, reconnected=False)
    rush.until(NOON + 600_000)

    heard = rush.played()
    first = [entry for entry in heard if entry["kind"] == "call"]
    assert [entry["call"] for entry in first] == [call.id for call in calls]
    assert all(b["at"] - a["until"] >= PAUSE - 1 for a, b in zip(heard, heard[1:], strict=False))
    assert [entry["kind"] for entry in heard[:50]].count("repeat") <= 2
    assert not any(entry["chime"] for entry in first[10:40])
    for entry in heard:
        sound = from_wav((rush.folder / entry["wav"]).read_bytes())
        assert sound.ms == entry["until"] - entry["at"]
        assert 2_000 < sound.ms < 6_500
        assert sound.peak < 0.95
        assert entry["lufs"] == pytest.approx(-18, abs=1)
    for entry in heard[::8]:  # measured again from the file, since that is slow
        sound = from_wav((rush.folder / entry["wav"]).read_bytes())
        assert loudness(sound) == pytest.approx(entry["lufs"], abs=0.1)
