"""A speech program is given its text by the standard input, and is stopped by the next."""

import shutil
import subprocess
from pathlib import Path

import pytest

from client_kit.speech import PROGRAMS, ProgramVoice, aloud
from client_kit.testing.drive import wait_until

PROGRAM = """#!/bin/sh
echo "$@" >> {told}
cat >> {told}
echo >> {told}
exec sleep 60
"""


def test_a_new_word_stops_the_former(tmp_path: Path, qapp: object) -> None:
    told, program = tmp_path / "told", tmp_path / "speak"
    program.write_text(PROGRAM.format(told=told), encoding="utf-8")
    program.chmod(0o700)
    voice = ProgramVoice(str(program))

    voice.say("Талон", "ru")
    wait_until(lambda: told.exists() and "Талон\n" in told.read_text(encoding="utf-8"))
    former = voice._speaking
    voice.say("-v", "en")
    wait_until(lambda: told.read_text(encoding="utf-8").endswith("-v\n"))
    voice.close()

    assert former is not None
    assert former.poll() is not None
    assert told.read_text(encoding="utf-8") == "-v ru --stdin\nТалон\n-v en --stdin\n-v\n"


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Ждать примерно 8–14 минут", "ru", "Ждать примерно 8, 14 минут"),
        ("About 8\u200a–\u200a14 minutes", "en", "About 8 to 14 minutes"),
        ("Your number Н040", "en", "Your number H040"),
        ("Ваш номер Н040", "ru", "Ваш номер Н040"),
        ("Окно 5 – налево", "ru", "Окно 5 – налево"),
    ],
)
def test_numbers_are_given_as_they_are_said(text: str, language: str, said: str) -> None:
    assert aloud(text, language) == said


@pytest.mark.parametrize("text", ["Рәхим итегез", "Җиде кеше көтә", "Һәр көн, өйлә, үзегезнең"])
def test_the_synthesizer_knows_every_tatar_letter_as_a_sound(text: str) -> None:
    program = next(filter(None, map(shutil.which, PROGRAMS)))

    def phonemes(words: str) -> str:
        command = [program, "-v", "tt", "-q", "-x", words]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    # A letter that a voice does not know is named by its code: several words with pauses.
    assert "_|" not in phonemes(text)
    assert len(phonemes(text)) < 3 * len(text)


def test_tatar_is_read_by_its_own_voice(tmp_path: Path, qapp: object) -> None:
    told, program = tmp_path / "told", tmp_path / "speak"
    program.write_text(PROGRAM.format(told=told), encoding="utf-8")
    program.chmod(0o700)
    voice = ProgramVoice(str(program))

    voice.say("Рәхим итегез", "tt")
    wait_until(lambda: told.exists() and told.read_text(encoding="utf-8").endswith("итегез\n"))
    voice.close()

    assert told.read_text(encoding="utf-8").startswith("-v tt ")
