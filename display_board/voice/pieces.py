"""The pieces of speech that a pack has to hold, so that every call can be put together of them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from display_board.voice.numerals import Language, cardinal
from display_board.voice.words import sentence

LETTERS = "АВЕКМНРСТУХДИЛП"
"""What numbers begin with (docs/operations.md)."""
WINDOWS = 60
_SAMPLE = "7"

Piece = TypeVar("Piece")


def pieces(language: Language, letters: str = LETTERS, windows: int = WINDOWS) -> tuple[str, ...]:
    """What is to be said, in the order of a script: letters, numerals, windows.

    Windows beyond the last are said by «подойдите к окну» and a numeral, where the language has
    no ordinals.
    """
    zero = cardinal(0, language)
    found = [
        *(sentence(letter, _SAMPLE, language).number for letter in letters),
        zero,
        f"{zero} {zero}",
        *(cardinal(value, language) for value in range(1, 100)),
        *(cardinal(100 * hundreds, language) for hundreds in range(1, 10)),
        *(sentence("", str(window), language).window for window in range(1, windows + 1)),
    ]
    spoken = f" {cardinal(int(_SAMPLE), language)}"
    carrier = sentence("", _SAMPLE, language).window
    if carrier.endswith(spoken):
        found.append(carrier.removesuffix(spoken))
    return tuple(dict.fromkeys(found))


def cut(words: Sequence[str], find: Callable[[str], Piece | None]) -> list[Piece] | None:
    """The longest pieces that `find` knows, from the front; None when a word is in none."""
    found: list[Piece] = []
    while words:
        length, piece = _longest(words, find)
        if piece is None:
            return None
        found.append(piece)
        words = words[length:]
    return found


def name_of(phrase: str) -> str:
    """What a piece's file is called: its words in small letters."""
    return " ".join(phrase.lower().split())


def _longest(words: Sequence[str], find: Callable[[str], Piece | None]) -> tuple[int, Piece | None]:
    for length in range(len(words), 0, -1):
        piece = find(" ".join(words[:length]))
        if piece is not None:
            return length, piece
    return 0, None
