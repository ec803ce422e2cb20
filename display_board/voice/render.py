"""A phrase as it will be heard: spoken, silence trimmed, as loud as every other.

As a program it is the board's synthesizer in a process of its own: one JSON request a line in, a
length and samples out; a length of 0 is followed by a line that says why not. Its one argument is
a folder of a human announcer's recordings, if there is one.
"""

import json
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol

from display_board.errors import SpeechUnavailable
from display_board.voice.espeak import Espeak
from display_board.voice.loudness import levelled
from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm, trimmed
from display_board.voice.recorded import Recorded

LENGTH = struct.Struct("<I")


class Synthesizer(Protocol):
    """Turns words into sound, silence and all; raises SpeechUnavailable."""

    def speak(self, phrase: str, language: Language) -> Pcm: ...


def render(synthesizer: Synthesizer, phrase: str, language: Language, lufs: float) -> Pcm:
    return levelled(trimmed(synthesizer.speak(phrase, language)), lufs)


def serve(requests: BinaryIO, answers: BinaryIO, make: Callable[[], Synthesizer]) -> None:
    """Answer until the input ends: the board has gone."""
    synthesizer: Synthesizer | None = None
    for line in requests:
        try:
            synthesizer = synthesizer or make()
            clip = render(synthesizer, **json.loads(line))
            answers.write(LENGTH.pack(len(clip.frames)) + clip.frames)
        except SpeechUnavailable as error:
            answers.write(LENGTH.pack(0) + str(error).encode() + b"\n")
        answers.flush()


def speaker(folders: list[str]) -> Synthesizer:
    """The synthesizer, behind the recordings of a folder if one is named."""
    return Recorded(Path(folders[0]), Espeak) if folders else Espeak()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer, lambda: speaker(sys.argv[1:]))
