"""A human announcer's recordings drop in; what they lack is synthesized."""

import io
import math
import struct
import wave
from itertools import pairwise

import pytest
from structlog.testing import capture_logs

from display_board.errors import SpeechUnavailable
from display_board.testing import tone
from display_board.tokens import chime_tokens
from display_board.voice.clips import Clips
from display_board.voice.loudness import loudness
from display_board.voice.pcm import join, silence, to_wav, trimmed
from display_board.voice.recorded import MANIFEST, WORD_GAP_MS, Pack, Recorded
from display_board.voice.render_process import RenderProcess
from display_board.voice.start import VoiceSettings, start_announcer

PHRASE = "Номер А ноль двенадцать"


class Synthesizer:
    """Tells what it was asked for."""

    name = "tones"

    def __init__(self):
        self.asked = []

    def speak(self, phrase, language):
        self.asked.append((phrase, language))
        return tone(900, 50)


def record(folder, words, sound):
    (folder / "ru").mkdir(parents=True, exist_ok=True)
    quiet = silence(300)
    (folder / "ru" / f"{words}.wav").write_bytes(to_wav(join(quiet, sound, quiet)))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / MANIFEST).write_text('name = "Анна"')
    pieces = {"номер": 200, "а": 300, "ноль двенадцать": 400, "ноль": 500}
    for words, hertz in pieces.items():
        record(tmp_path, words, tone(hertz, 400))
    return tmp_path


def test_a_phrase_is_put_together_from_the_longest_pieces_without_their_silence(folder):
    synthesizer = Synthesizer()

    spoken = Recorded(Pack(folder), lambda: synthesizer).speak(PHRASE, "ru")

    pieces = [trimmed(tone(hertz, 400)) for hertz in (200, 300, 400)]
    whole = sum(piece.ms for piece in pieces) + 2 * WORD_GAP_MS
    assert synthesizer.asked == []
    assert spoken.ms == pytest.approx(whole, abs=100)


@pytest.mark.parametrize(
    ("phrase", "language"), [("Номер Бэ", "ru"), (PHRASE, "en"), ("номер ../secret", "ru")]
)
def test_a_phrase_with_a_piece_missing_is_one_voice_the_synthesizers(folder, phrase, language):
    (folder / "secret.wav").write_bytes(to_wav(tone(100, 100)))
    synthesizer = Synthesizer()

    Recorded(Pack(folder), lambda: synthesizer).speak(phrase, language)

    assert synthesizer.asked == [(phrase, language)]


def test_a_recording_that_cannot_be_read_counts_as_missing(folder):
    (folder / "ru" / "а.wav").write_bytes(b"not a sound at all")
    synthesizer = Synthesizer()

    Recorded(Pack(folder), lambda: synthesizer).speak(PHRASE, "ru")

    assert synthesizer.asked == [(PHRASE, "ru")]


def test_the_board_hears_recordings_as_loud_as_everything_else(folder, tmp_path):
    renderer = RenderProcess(-18, packs=(folder,))
    try:
        clip = Clips(renderer, tmp_path / "clips").clip(PHRASE, "ru")
    finally:
        renderer.close()

    assert 1_200 < clip.ms < 1_500
    assert loudness(clip) == pytest.approx(-18, abs=1)


def test_a_recording_made_anew_is_heard_at_the_next_start(folder):
    before = RenderProcess(-18, packs=(folder,)).name

    record(folder, "двенадцать", tone(700, 100))

    assert RenderProcess(-18, packs=(folder,)).name != before


def studio_wav(hertz, ms, rate=48_000):
    """As a studio delivers it: stereo, 48 kHz."""
    store = io.BytesIO()
    with wave.open(store, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate)
        turn = 2 * math.pi * hertz / rate
        levels = (round(20_000 * math.sin(turn * n)) for n in range(rate * ms // 1000))
        file.writeframes(b"".join(struct.pack("<hh", level, level) for level in levels))
    return store.getvalue()


def twelve(folder):
    sound = Pack(folder).sound("двенадцать", "ru")
    assert sound is not None
    return sound


def test_a_studios_recording_of_another_rate_keeps_its_length_and_pitch(folder):
    (folder / "ru" / "двенадцать.wav").write_bytes(studio_wav(440, 500))

    sound = twelve(folder)

    crossings = sum(a < 0 <= b for a, b in pairwise(sound.samples))
    assert sound.ms == pytest.approx(500, abs=20)
    assert crossings / sound.ms * 1000 == pytest.approx(440, abs=10)


def test_a_manifest_may_name_the_file_of_each_piece(folder):
    (folder / "take 7.wav").write_bytes(to_wav(tone(440, 700)))
    (folder / MANIFEST).write_text('name = "Анна"\n[files.ru]\n"двенадцать" = "take 7.wav"')

    assert twelve(folder).ms == pytest.approx(700, abs=40)


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        (None, "No such file"),
        ('name = "Анна"\nlanguages = ["fr"]', "languages"),
        ('voice = "Анна"', "voice"),
    ],
)
def test_a_pack_whose_manifest_is_wrong_is_named_with_its_fault(tmp_path, manifest, told):
    if manifest:
        (tmp_path / MANIFEST).write_text(manifest)

    with pytest.raises(SpeechUnavailable, match=told):
        Pack(tmp_path)


def test_a_board_tells_what_a_pack_lacks_and_goes_on(folder, tmp_path):
    lost = tmp_path / "nowhere"
    settings = VoiceSettings(
        "on", ("ru",), tmp_path / "clips", chime_tokens(), packs=(folder, lost)
    )

    with capture_logs() as logs:
        announcer = start_announcer(settings, lambda: 0, lambda said: None, lambda faults: None)
    announcer.close()

    told = {entry["event"]: entry for entry in logs}
    assert told["a pack of clips has gaps"]["missing"] > 150
    assert "Номер А" in told["a pack of clips has gaps"]["first"]
    assert str(lost) in told["a pack of clips cannot be used"]["why"]
