"""Text said aloud at once: for screens that are walked without sight."""

import re
import shutil
import subprocess
from typing import Protocol

PROGRAMS = ("espeak-ng", "espeak")
_VOICES = {"ru": "ru", "en": "en", "tt": "tt"}
"""Every other language is read by the Russian voice, which knows Cyrillic."""
_LATIN = str.maketrans("АВЕКМНРСТУХ", "ABEKMHPCTYX")
_NUMBER = re.compile(r"\b[А-Я](?=[0-9]{3}\b)")
_RANGE = re.compile(r"(?<=[0-9])[\u200a\s]*[–-][\u200a\s]*(?=[0-9])")


class Voice(Protocol):
    """Says one thing; a new one stops the former in the middle."""

    def say(self, text: str, language: str) -> None:
        """Begin to speak and return at once."""

    def close(self) -> None:
        """Be silent."""


class ProgramVoice:
    """A speech program of the system, which has the sound device to itself."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._speaking: subprocess.Popen[bytes] | None = None

    def say(self, text: str, language: str) -> None:
        """Text goes in by the standard input, so that none is taken for a flag."""
        self.close()
        command = [self._program, "-v", _VOICES.get(language, "ru"), "--stdin"]
        silent = subprocess.DEVNULL
        self._speaking = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=silent, stderr=silent
        )
        if self._speaking.stdin is not None:
            self._speaking.stdin.write(aloud(text, language).encode())
            self._speaking.stdin.close()

    def close(self) -> None:
        """Stop in the middle of a word."""
        if self._speaking is not None:
            self._speaking.kill()
            self._speaking.wait()
            self._speaking = None


def aloud(text: str, language: str) -> str:
    """The text as a synthesizer must get it: «8–14» in two numbers, a letter as it is seen.

    To a reader of English the letters of tickets are Latin ones: their twins are what he sees.
    """
    if language != "en":
        return _RANGE.sub(", ", text)
    return _NUMBER.sub(lambda found: found[0].translate(_LATIN), _RANGE.sub(" to ", text))


def find_voice() -> ProgramVoice | None:
    """The system's speech program, if it has one."""
    found = next((path for path in map(shutil.which, PROGRAMS) if path), None)
    return ProgramVoice(found) if found else None
