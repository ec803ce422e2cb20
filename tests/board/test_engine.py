"""Speech engines behind one interface: the better one first, another where it lacks a language."""

import stat

import pytest

from display_board.errors import SpeechUnavailable
from display_board.testing import tone
from display_board.voice.engine import ENGINES, FirstThatCan, engine_of
from display_board.voice.pcm import to_wav
from display_board.voice.rhvoice import RHVoice


class Engine:
    def __init__(self, name, *languages):
        self.name = name
        self._languages = languages
        self.said = []

    def speak(self, phrase, language):
        if language not in self._languages:
            raise SpeechUnavailable(f"{self.name} lacks {language}")
        self.said.append(phrase)
        return tone(440, 100)


def test_the_first_engine_that_has_the_language_speaks():
    warm, plain = Engine("warm", "ru"), Engine("plain", "ru", "en")
    both = FirstThatCan((warm, plain))

    both.speak("окно", "ru")
    both.speak("window", "en")

    assert (warm.said, plain.said) == (["окно"], ["window"])


def test_when_none_has_the_language_each_says_why():
    both = FirstThatCan((Engine("warm", "ru"), Engine("plain", "ru")))

    with pytest.raises(SpeechUnavailable, match="warm lacks tt; plain lacks tt"):
        both.speak("тәрәзә", "tt")


def test_the_machines_own_engine_is_found():
    assert engine_of("auto").speak("окно", "ru").ms > 200
    assert "espeak-ng" in ENGINES


@pytest.fixture
def stand_in(tmp_path):
    """A program that takes RHVoice's arguments, keeps what it was told, and writes a WAV."""
    (tmp_path / "tone.wav").write_bytes(to_wav(tone(300, 250)))
    program = tmp_path / "RHVoice-test"
    program.write_text(
        f"""#!/bin/sh
cat > {tmp_path}/text
echo "$@" > {tmp_path}/arguments
[ "$2" = Anna ] || exit 255
cp {tmp_path}/tone.wav "$6"
"""
    )
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    return program


def test_rhvoice_gets_the_words_and_gives_the_samples(stand_in, tmp_path):
    sound = RHVoice(str(stand_in)).speak("Номер А", "ru")

    assert sound.ms == 250
    assert (tmp_path / "text").read_text() == "Номер А"
    assert (tmp_path / "arguments").read_text().startswith("-p Anna -r 90 -o ")


def test_a_voice_that_rhvoice_lacks_is_told(stand_in):
    with pytest.raises(SpeechUnavailable, match="could not say «window»"):
        RHVoice(str(stand_in)).speak("window", "en")


def test_without_rhvoice_its_absence_is_told():
    with pytest.raises(SpeechUnavailable, match="not installed"):
        RHVoice("RHVoice-that-is-nowhere")
