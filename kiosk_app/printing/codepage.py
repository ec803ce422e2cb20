"""Text for a printer's code page: what the page lacks is replaced by what a reader accepts."""

_MARKS = {
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
    "„": '"',
    "’": "'",
    "—": "-",
    "–": "-",
    "−": "-",
    "…": "...",
    "₽": "руб.",
    "№": "N",
    "•": "*",
    "\u00a0": " ",
    "\u200a": "",
    "\u2009": " ",
}
_TATAR = dict(zip("ӘәӨөҮүҖҗҢңҺһ", "ЭэОоУуЖжНнХх", strict=True))
# fmt: off
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e",
    "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}
# fmt: on


def page_bytes(text: str, codec: str) -> bytes:
    """Encode `text`; marks, Tatar letters and at worst all Cyrillic become what the page has."""
    return b"".join(_letter(letter, codec) for letter in text)


def page_text(text: str, codec: str) -> str:
    """The same as it will read on paper; its length is what the line takes."""
    return page_bytes(text, codec).decode(codec)


def _letter(letter: str, codec: str) -> bytes:
    for substitute in _substitutes(letter):
        try:
            return substitute.encode(codec)
        except UnicodeEncodeError:
            continue
    return b"?"


def _substitutes(letter: str) -> tuple[str, ...]:
    mark = _MARKS.get(letter)
    russian = _TATAR.get(letter, letter)
    latin = _latin(russian)
    if letter in ("\u00a0", "\u200a"):
        return (mark or "",)
    if mark is not None:
        return (letter, mark, "".join(_latin(each) for each in mark))
    return (letter, russian, latin)


def _latin(letter: str) -> str:
    latin = _LATIN.get(letter.lower(), letter)
    return latin.capitalize() if letter != letter.lower() else latin
