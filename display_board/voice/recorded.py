"""A human announcer's recordings, put together into phrases; what is missing, a synthesizer says.

A folder `ru/`, `en/`, `tt/` of WAV files (mono, 16 bit, 22,050 Hz), each named by the words it
says: `номер.wav`, `двенадцать.wav`, or a whole phrase, `подойдите к окну пять.wav`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm, from_wav, join, silence, trimmed

WORD_GAP_MS = 60


class Speaker(Protocol):
    """Whatever turns words into sound; raises SpeechUnavailable."""

    def speak(self, phrase: str, language: Language) -> Pcm: ...


class Recorded:
    """A synthesizer that cuts each phrase into the longest pieces there are recordings of."""

    def __init__(self, folder: Path, otherwise: Callable[[], Speaker]) -> None:
        self._folder = folder
        self._otherwise = otherwise
        self._synthesizer: Speaker | None = None

    def speak(self, phrase: str, language: Language) -> Pcm:
        """One voice for a whole phrase: with a piece missing, the synthesizer says all of it."""
        pieces = self._pieces(phrase.lower().split(), language)
        if pieces is None:
            self._synthesizer = self._synthesizer or self._otherwise()
            return self._synthesizer.speak(phrase, language)
        parts = [part for piece in pieces for part in (piece, silence(WORD_GAP_MS))]
        return join(*parts[:-1])

    def _pieces(self, words: list[str], language: Language) -> list[Pcm] | None:
        pieces: list[Pcm] = []
        while words:
            for length in range(len(words), 0, -1):
                piece = self._recording(" ".join(words[:length]), language)
                if piece is not None:
                    break
            else:
                return None
            pieces.append(piece)
            words = words[length:]
        return pieces

    def _recording(self, words: str, language: Language) -> Pcm | None:
        if "/" in words or "\\" in words:
            return None
        try:
            content = (self._folder / language / f"{words}.wav").read_bytes()
            return trimmed(from_wav(content))
        except (OSError, ValueError):
            return None


def edition(folder: Path) -> str:
    """Another text whenever a recording came, went or changed."""
    files = sorted(folder.glob("*/*.wav"))
    return f"{folder} {len(files)} {max((f.stat().st_mtime_ns for f in files), default=0)}"
