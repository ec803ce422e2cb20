"""A pack of clips made at set-up holds every call; a human announcer gets the same script."""

import shutil
from pathlib import Path

import pytest

from display_board.errors import SpeechUnavailable
from display_board.testing import tone
from display_board.voice import pack
from display_board.voice.engine import engine_of
from display_board.voice.loudness import loudness
from display_board.voice.numerals import LANGUAGES
from display_board.voice.pcm import join, silence
from display_board.voice.pieces import LETTERS, cut, name_of, pieces
from display_board.voice.recorded import MANIFEST, Manifest, Pack
from display_board.voice.words import sentence

LUFS = -18
SMALL = Manifest("tones", "tones 1", ("ru", "tt"), "АК", 2)


class Tones:
    """An engine that speaks Russian and Tatar in tones, with silence around them."""

    name = "tones 1"

    def __init__(self):
        self.said = []

    def speak(self, phrase, language):
        if language == "en":
            raise SpeechUnavailable("tones speak no English")
        self.said.append((language, phrase))
        return join(silence(30), tone(300 + 7 * len(phrase), 60, 0.05), silence(30))


def heard(folder, words, language):
    sound = Pack(folder).sound(name_of(words), language)
    assert sound is not None, words
    return sound


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """A whole small pack, and the engine that said it."""
    folder, engine = tmp_path_factory.mktemp("pack"), Tones()
    assert pack.fill(folder, SMALL, engine, LUFS) == (len(engine.said), [])
    return folder, engine


@pytest.fixture
def folder(rendered, tmp_path):
    """A copy to damage."""
    return Path(shutil.copytree(rendered[0], tmp_path / "pack"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_at_every_window_is_put_together_of_the_packs_pieces(language):
    held = {name_of(piece) for piece in pieces(language)}

    def find(words):
        return words if words in held else None

    phrases = {
        phrase
        for number in range(1000)
        for phrase in sentence(f"{LETTERS[number % 15]}{number:03}", "1", language).phrases
    }
    phrases |= {sentence("А001", str(window), language).window for window in range(1, 61)}
    assert [phrase for phrase in phrases if cut(name_of(phrase).split(), find) is None] == []
    assert len(phrases) == 1060
    assert len(held) < 190


def test_a_window_beyond_the_packs_last_is_said_by_its_numeral():
    held = {name_of(piece) for piece in pieces("ru", windows=12)}

    said = cut(
        name_of(sentence("А001", "341", "ru").window).split(),
        lambda words: words if words in held else None,
    )

    assert said == ["подойдите к окну", "триста", "сорок один"]


def test_a_rendered_pack_is_whole_equally_loud_and_without_silence(rendered):
    folder, engine = rendered

    clips = [heard(folder, words, language) for language, words in engine.said]

    assert Pack(folder).gaps(listen=True) == []
    assert Pack(folder).manifest == SMALL
    assert [loudness(clip) for clip in clips] == pytest.approx([LUFS] * len(clips), abs=0.6)
    assert all(60 <= clip.ms <= 90 for clip in clips)


def test_a_second_rendering_says_only_what_is_missing(folder):
    (folder / "tt" / "ике.wav").unlink()
    engine = Tones()

    made, _ = pack.fill(folder, SMALL, engine, LUFS)

    assert (made, engine.said) == (1, [("tt", "ике")])


def test_another_engine_says_everything_anew(folder):
    promised = Manifest("bells", "bells 2", ("ru",), "А", 1)

    made, _ = pack.fill(folder, promised, Tones(), LUFS)

    assert made == len(pieces("ru", "А", 1))
    assert list((folder / "tt").glob("*.wav")) == []


def test_what_the_engine_cannot_say_is_told_and_is_a_gap(tmp_path):
    promised = Manifest("tones", "tones 1", ("en",), "А", 1)

    made, unsaid = pack.fill(tmp_path, promised, Tones(), LUFS)

    assert made == 0
    assert set(unsaid) == {"tones speak no English"}
    assert len(Pack(tmp_path).gaps()) == len(unsaid)


def test_a_humans_recordings_are_never_rendered_over(tmp_path):
    (tmp_path / MANIFEST).write_text('name = "Анна"')

    with pytest.raises(SpeechUnavailable, match="recordings of Анна"):
        pack.fill(tmp_path, SMALL, Tones(), LUFS)


def test_check_names_each_missing_file_and_fails(folder, capsys):
    (folder / "ru" / "номер ка.wav").unlink()
    (folder / "ru" / "ноль.wav").write_bytes(b"cut off")

    code = pack.main(["check", "--folder", str(folder)])

    told = capsys.readouterr()
    assert code == 1
    assert told.out.split("\n") == ["ru/номер ка.wav", "ru/ноль.wav", ""]
    assert "2 missing" in told.err


def test_the_script_tells_an_announcer_what_to_read(capsys):
    code = pack.main(["script", "--languages", "ru", "--windows", "12"])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert lines[0] == "ru/номер а.wav\tНомер А"
    assert "ru/подойдите к окну двенадцать.wav\tподойдите к окну двенадцать" in lines
    assert len(lines) < 140


def test_a_pack_that_is_not_there_is_told(tmp_path, capsys):
    code = pack.main(["check", "--folder", str(tmp_path / "nowhere")])

    assert code == 2
    assert "No such file" in capsys.readouterr().err


def test_the_command_renders_with_the_engine_that_is_installed(folder, capsys):
    engine = engine_of("espeak-ng").name
    (folder / MANIFEST).write_text(f'name = "{engine}"\nengine = "{engine}"')
    for words in ("номер а", "ике"):
        (folder / "tt" / f"{words}.wav").unlink()
    wanted = ["--languages", "tt", "--letters", "АК", "--windows", "2"]

    code = pack.main(["render", "--folder", str(folder), *wanted, "--engine", "espeak-ng"])

    assert code == 0
    assert "2 clips are new, by espeak-ng" in capsys.readouterr().out
    assert 200 < heard(folder, "номер а", "tt").ms < 1_500
    assert Pack(folder).gaps() == []
