"""One visitor's way: a tap at the kiosk, paper, a key at the console, a light and a voice.

Kiosk, board and server are processes of their own; the console is the real one in this process,
because only here can its keys be pressed. The printer answers on TCP, the sound goes to files.
"""

import json
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PySide6.QtCore import Qt

from client_kit.testing.drive import (
    is_shown,
    press_key,
    text_of,
    type_text,
    wait_until,
)
from display_board.tokens import chime_tokens
from display_board.voice.announcements import Kind
from display_board.voice.chime import call_chime
from display_board.voice.clips import Clips
from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm, from_wav, silence
from display_board.voice.render_process import RenderProcess
from display_board.voice.words import sentence
from kiosk_app.printing.stream import picture
from kiosk_app.testing.printer import PrinterThread
from operator_console.stand import Console, standing
from simulator.demo import CONFIG
from simulator.demo_place import PASSWORD, Place, free_port, prepare
from tests.path.programs import Programs

WINDOW = "4"
ENGLISH = "languages.2"
LONG_MS = 60_000
"""A loaded machine needs it; nothing waits so long when all is well."""
GLASS_WITHIN_MS = 1_000


@dataclass(frozen=True)
class Centre:
    """What stands in the building."""

    place: Place
    printer: PrinterThread
    console: Console
    programs: Programs
    folder: Path

    @property
    def painted(self) -> list[dict[str, Any]]:
        """What the board says was on its glass."""
        return lines(self.folder / "painted.jsonl")

    @property
    def played(self) -> list[dict[str, Any]]:
        """What the board's loudspeaker got."""
        return lines(self.folder / "voice" / "played.jsonl")


@pytest.fixture
def centre(qapp: Any, tmp_path: Path) -> Iterator[Centre]:
    place = prepare(CONFIG, tmp_path / "office", "central", free_port(0))
    with PrinterThread() as printer, Programs(tmp_path) as programs:
        programs.start("server", "--deploy", str(place.deployment))
        wait_until(lambda: answers(place.address) or programs.has_ended("server"), LONG_MS)
        assert not programs.has_ended("server"), programs.words("server")
        programs.start(
            "display_board",
            *("--server", place.address, *token(place, "board"), "--size", "960x540"),
            *("--voice", f"file:{tmp_path / 'voice'}", "--clips", str(tmp_path / "clips")),
            *("--paint-log", str(tmp_path / "painted.jsonl")),
        )
        with standing(
            place.address, Path(token(place, "console")[1]), place.office, window=WINDOW
        ) as console:
            yield Centre(place, printer, console, programs, tmp_path)
    assert programs.ended == dict.fromkeys(programs.ended, 0), programs.ended


def token(place: Place, kind: str) -> tuple[str, str]:
    return "--token-file", str(place.tokens / f"{place.devices(kind)[0]}.token")


def answers(address: str) -> bool:
    try:
        return bool(fetched(f"{address}/readyz"))
    except OSError:
        return False


def fetched(url: str) -> str:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=2) as answer:
        return str(answer.read().decode())


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def sign_in(console: Console, login: str) -> None:
    for word in (login, PASSWORD):
        type_text(console.window, word)
        press_key(console.window, Qt.Key.Key_Return)
    wait_until(lambda: is_shown(console.window, "windows"), LONG_MS)
    press_key(console.window, Qt.Key.Key_Return)
    wait_until(lambda: is_shown(console.window, "strip.window"), LONG_MS)


def tap_for_a_ticket(centre: Centre) -> str:
    """The kiosk in English, two taps; what its paper's QR says."""
    taps = (ENGLISH, "service:passport", "take")
    centre.programs.start(
        "kiosk_app",
        *("--server", centre.place.address, *token(centre.place, "kiosk"), "--size", "540x960"),
        *("--printer", centre.printer.address),
        *(part for tap in taps for part in ("--tap", tap)),
    )
    wait_until(lambda: len(centre.printer.fake.tickets) == 1, LONG_MS)
    (code,) = zxingcpp.read_barcodes(picture(centre.printer.fake.tickets[0]))
    return str(code.text)


def waiting(console: Console, office: str) -> dict[str, Any]:
    tickets: dict[str, Any] = console.bridge.documents.get(f"{office}/desk", {}).get("tickets", {})
    return tickets


def called_in(console: Console) -> bool:
    return is_shown(console.window, "card.head") and text_of(console.window, "card.head") == (
        "Приглашён"
    )


def test_a_tap_becomes_paper_a_call_on_the_glass_and_a_voice(centre: Centre) -> None:
    console, place = centre.console, centre.place
    sign_in(console, place.operators[0][0])

    link = tap_for_a_ticket(centre)
    wait_until(lambda: len(waiting(console, place.office)) == 1, LONG_MS)
    ((id, ticket),) = waiting(console, place.office).items()
    pressed = time.time() * 1000
    press_key(console.window, Qt.Key.Key_F2)
    wait_until(lambda: called_in(console), LONG_MS)
    wait_until(lambda: bool(centre.painted and centre.played), LONG_MS)

    number = ticket["number"]
    assert number.endswith("001")
    assert link.startswith(f"{place.address}/t/{place.office}.")
    assert number in fetched(link)
    now = waiting(console, place.office)[id]
    assert now["state"] == "called"
    assert not now.get("unprinted")
    (painted,) = centre.painted
    (played,) = centre.played
    assert painted["call"] == played["call"]
    assert painted["painted_at"] - pressed < GLASS_WITHIN_MS
    assert played["kind"] == Kind.CALL
    sound = from_wav((centre.folder / "voice" / played["wav"]).read_bytes())
    assert_heard(sound, number, centre.folder / "clips")
    wait_until(lambda: acknowledged(place.address) == 1)


def assert_heard(sound: Pcm, number: str, clips: Path) -> None:
    """Chime, a breath, the call in the board's own Russian, then in the visitor's English: sample
    by sample, one after another, and nothing else but silence."""
    tokens = chime_tokens()
    kept = Clips(RenderProcess(tokens.level_lufs), clips)
    chime = call_chime(tokens).frames
    parts = [chime, silence(tokens.pause_before_voice_ms).frames]
    tongues: tuple[Language, ...] = ("ru", "en")
    for language in tongues:
        parts += [
            kept.clip(phrase, language).frames
            for phrase in sentence(number, WINDOW, language).phrases
        ]
    kept.close()

    at = 0
    for part in parts:
        found = sound.frames.find(part, at)
        assert found >= at, f"missing after {at / 2 / 22_050:.2f} s"
        assert not any(sound.frames[at:found]), "something else is heard in between"
        at = found + len(part)
    assert sound.frames.startswith(chime)
    assert at == len(sound.frames)
    assert sound.peak < 1


def acknowledged(address: str) -> int:
    """Calls whose way from press to paint the server measured."""
    name = "talon_press_to_paint_seconds_count"
    (line,) = (one for one in fetched(f"{address}/metrics").splitlines() if one.startswith(name))
    return int(float(line.split()[-1]))
