"""Ten minutes of a hall, written down as they are heard: `♪♪` a call's chime, `♪` a repeat's."""

from dataclasses import dataclass, field
from pathlib import Path

from display_board.tokens import chime_tokens
from display_board.voice.announcements import Call
from display_board.voice.announcer import Announcer
from display_board.voice.numerals import LANGUAGES, Language
from display_board.voice.pcm import silence

OPENS = 1_800_000_000_000


class Page:
    """A player that writes down what it is given."""

    def __init__(self):
        self.lines = []

    def check(self):
        pass

    def play(self, sound, now):
        since = (now - OPENS) // 1000
        notes = {"call": "♪♪ ", "repeat": "♪ "}[sound.kind] if sound.chime else ""
        self.lines.append(f"{since // 60:02}:{since % 60:02} {notes}{sound.text}")

    def close(self):
        pass


class Voice:
    """Needs a second for a phrase."""

    def clip(self, phrase, language):
        return silence(1_000)

    def close(self):
        pass


@dataclass
class Hall:
    """Its visitors are called and come by the second; what is heard stands on the page."""

    languages: tuple[Language, ...] = ("ru",)
    now: int = OPENS
    called: dict[str, Call] = field(default_factory=dict)

    def __post_init__(self):
        self.page = Page()
        self._announcer = Announcer(
            Voice(),
            self.page,
            chime_tokens(),
            self.languages,
            clock=lambda: self.now,
            on_begin=lambda said: None,
            on_faults=lambda faults: None,
        )

    def at(self, clock):
        """Let time pass until then."""
        minutes, seconds = clock.split(":")
        until = OPENS + 1000 * (60 * int(minutes) + int(seconds))
        while (wake := self._announcer.advance()) is not None and wake <= until:
            self.now = wake
        self.now = until
        return self

    def call(self, number, window, language="", **hall):
        again = f"{number}#{self.now}"
        self.called[number] = Call(again, number, window, self.now, language, hall)
        return self._tell()

    def comes(self, *numbers):
        """To the window, or away: no longer called."""
        for number in numbers:
            del self.called[number]
        return self._tell()

    def _tell(self):
        self._announcer.hear(self.called.values(), reconnected=False)
        return self


def ten_minutes(languages):
    hall = Hall(languages)
    hall.at("00:05").call("А001", "1").at("00:12").comes("А001")
    hall.at("00:30").call("К034", "12").at("01:30").comes("К034")  # a no-show
    hall.at("02:00").call("Д007", "3").call("Т110", "105").at("02:40").comes("Д007", "Т110")
    hall.at("03:00").call("Х100", "21", language="en").at("03:10").comes("Х100")
    hall.at("04:00").call("М040", "2", language="tt").at("04:12").comes("М040")
    hall.at("05:00").call("С341", "40", ru="Зал 2", en="Hall 2", tt="2 нче зал")
    hall.at("05:12").comes("С341")
    hall.at("06:00").call("Р999", "3А").at("06:20").call("Р999", "3А").at("06:30").comes("Р999")
    hall.at("07:00")
    for number in ("А002", "В019", "Е020", "Н003", "У212", "Л013"):
        hall.call(number, str(int(number[1:]) % 40))
    hall.at("07:10").comes("Е020")
    return hall.at("10:00").page.lines


def test_ten_minutes_of_a_hall_are_heard_as_they_are_written_down():
    written = Path(__file__).with_name("read_aloud.txt").read_text(encoding="utf-8")

    heard = [f"[{name}]\n" + "\n".join(ten_minutes((name,))) for name in LANGUAGES]

    assert "\n\n".join(heard) == written.rstrip("\n")


def test_a_hall_of_two_languages_hears_every_call_in_both():
    hall = Hall(("ru", "en")).at("00:00").call("А012", "5").at("00:01")

    assert hall.page.lines == [
        "00:00 ♪♪ Номер А ноль двенадцать, подойдите к окну пять. "
        "Number A zero twelve, please go to window five"
    ]
