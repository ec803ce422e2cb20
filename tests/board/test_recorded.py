"""A human announcer's recordings drop in; what they lack is synthesized."""

import pytest

from display_board.testing import tone
from display_board.voice.clips import Clips
from display_board.voice.loudness import loudness
from display_board.voice.pcm import join, silence, to_wav, trimmed
from display_board.voice.recorded import WORD_GAP_MS, Recorded
from display_board.voice.render_process import RenderProcess

PHRASE = "Номер А ноль двенадцать"


class Synthesizer:
    """Tells what it was asked for."""

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
    pieces = {"номер": 200, "а": 300, "ноль двенадцать": 400, "ноль": 500}
    for words, hertz in pieces.items():
        record(tmp_path, words, tone(hertz, 400))
    return tmp_path


def test_a_phrase_is_put_together_from_the_longest_pieces_without_their_silence(folder):
    synthesizer = Synthesizer()

    spoken = Recorded(folder, lambda: synthesizer).speak(PHRASE, "ru")

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

    Recorded(folder, lambda: synthesizer).speak(phrase, language)

    assert synthesizer.asked == [(phrase, language)]


def test_a_recording_of_another_kind_counts_as_missing(folder):
    (folder / "ru" / "а.wav").write_bytes(b"ID3 not a wave")
    synthesizer = Synthesizer()

    Recorded(folder, lambda: synthesizer).speak(PHRASE, "ru")

    assert synthesizer.asked == [(PHRASE, "ru")]


def test_the_board_hears_recordings_as_loud_as_everything_else(folder, tmp_path):
    renderer = RenderProcess(-18, recordings=folder)
    try:
        clip = Clips(renderer, tmp_path / "clips").clip(PHRASE, "ru")
    finally:
        renderer.close()

    assert 1_200 < clip.ms < 1_500
    assert loudness(clip) == pytest.approx(-18, abs=1)


def test_a_recording_made_anew_is_heard_at_the_next_start(folder):
    before = RenderProcess(-18, recordings=folder).name

    record(folder, "двенадцать", tone(700, 100))

    assert RenderProcess(-18, recordings=folder).name != before
