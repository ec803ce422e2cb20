"""Published fakes: a renderer of plain tones, for tests of whatever plays or announces."""

import math

from display_board.voice.numerals import Language
from display_board.voice.pcm import RATE, Pcm, from_levels


def tone(hertz: float, ms: int, level: float = 1.0) -> Pcm:
    """A steady sine."""
    turn = 2 * math.pi * hertz / RATE
    return from_levels([level * math.sin(turn * n) for n in range(RATE * ms // 1000)])


class ToneRenderer:
    """Says any phrase as one second of a tone whose pitch tells its length."""

    name = "tones"

    def __init__(self) -> None:
        self.spoken: list[str] = []

    def render(self, phrase: str, language: Language) -> Pcm:
        self.spoken.append(phrase)
        return tone(300 + 10 * len(phrase), 1_000, 0.1)

    def close(self) -> None:
        pass
