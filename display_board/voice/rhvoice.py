"""Words to samples by RHVoice where it is installed: warmer Russian and Tatar voices than eSpeak's.

Its program reads text from the standard input and writes a WAV. Built from its sources
(RHVoice/src/test/test.cpp) and tried with a stand-in alone.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from display_board.errors import SpeechUnavailable
from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm
from display_board.voice.sound_file import read_sound

PROGRAM = "RHVoice-test"
VOICES: dict[Language, str] = {"ru": "Anna", "en": "Slt", "tt": "Talgat"}
PERCENT_OF_SPEED = 90
"""Slower than speech, so that a number is caught at the first hearing."""
PATIENCE_S = 10


class RHVoice:
    """An engine; raises SpeechUnavailable when the program is not on this machine."""

    name = "rhvoice"

    def __init__(self, program: str = PROGRAM, voices: Mapping[Language, str] = VOICES) -> None:
        found = shutil.which(program)
        if found is None:
            raise SpeechUnavailable(f"{program} is not installed")
        self._program = found
        self._voices = voices

    @staticmethod
    def is_here() -> bool:
        return shutil.which(PROGRAM) is not None

    def speak(self, phrase: str, language: Language) -> Pcm:
        with tempfile.TemporaryDirectory(prefix="talon-voice-") as folder:
            file = Path(folder) / "said.wav"
            speed = str(PERCENT_OF_SPEED)
            command = [self._program, "-p", self._voices[language], "-r", speed, "-o", str(file)]
            try:
                subprocess.run(
                    command,
                    input=phrase.encode(),
                    check=True,
                    timeout=PATIENCE_S,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
                return read_sound(file)
            except (OSError, ValueError, subprocess.SubprocessError) as error:
                raise SpeechUnavailable(f"{PROGRAM} could not say «{phrase}»: {error}") from error
