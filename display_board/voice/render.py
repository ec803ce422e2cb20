"""A phrase as it will be heard: spoken, silence trimmed, as loud as every other.

As a program it is the board's voice in a process of its own: one JSON request a line in, a length
and samples out; a length of 0 is followed by a line that says why not. Its arguments: the engine,
then the folders of packs that go before it.
"""

import json
import struct
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from display_board.errors import SpeechUnavailable
from display_board.voice.engine import Engine, engine_of
from display_board.voice.loudness import levelled
from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm, trimmed
from display_board.voice.recorded import Pack, Recorded

LENGTH = struct.Struct("<I")


def render(engine: Engine, phrase: str, language: Language, lufs: float) -> Pcm:
    return levelled(trimmed(engine.speak(phrase, language)), lufs)


def serve(requests: BinaryIO, answers: BinaryIO, make: Callable[[], Engine]) -> None:
    """Answer until the input ends: the board has gone."""
    engine: Engine | None = None
    for line in requests:
        try:
            engine = engine or make()
            clip = render(engine, **json.loads(line))
            answers.write(LENGTH.pack(len(clip.frames)) + clip.frames)
        except SpeechUnavailable as error:
            answers.write(LENGTH.pack(0) + str(error).encode() + b"\n")
        answers.flush()


def speaker(engine: str, folders: Sequence[str]) -> Engine:
    """The packs in their order, and behind them the engine."""
    make: Callable[[], Engine] = partial(engine_of, engine)
    for folder in reversed(folders):
        make = partial(Recorded, Pack(Path(folder)), make)
    return make()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer, lambda: speaker(sys.argv[1], sys.argv[2:]))
