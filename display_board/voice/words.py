"""What is said for one call: the number by letters and digits, the window by its case."""

import re
from dataclasses import dataclass
from typing import assert_never

from display_board.voice.numerals import Language, cardinal, tatar_ordinal


@dataclass(frozen=True, slots=True)
class Sentence:
    """Phrases, so that a synthesizer may keep each apart and a pause stands between."""

    number: str
    window: str
    language: Language
    hall: str = ""

    @property
    def phrases(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.number, self.window, self.hall)))

    @property
    def text(self) -> str:
        return ", ".join(self.phrases)


def hall_phrase(name: str, language: Language) -> str:
    """«Зал 2» → «зал два», «1 нче зал» → «беренче зал»: a synthesizer's own digits are poor."""
    ordinals = _TATAR_ORDINAL.sub(lambda found: tatar_ordinal(int(found[1])), name)
    words = _DIGITS.sub(lambda found: cardinal(int(found[0]), language), ordinals)
    return words[:1].lower() + words[1:]


def sentence(number: str, window: str, language: Language) -> Sentence:
    """«Номер А ноль двенадцать», «подойдите к окну пять» (docs/domain.md, the words of the voice).

    The Russian numeral of a window is its name and keeps the nominative: «к окну пять».
    Tatar puts the ordinal before the window: «бишенче тәрәзәгә».
    """
    spoken = _spell(number, language)
    place = _spell(window, language)
    match language:
        case "ru":
            return Sentence(f"Номер {spoken}", f"подойдите к окну {place}", "ru")
        case "en":
            return Sentence(f"Number {spoken}", f"please go to window {place}", "en")
        case "tt" if window.isdecimal() and len(window) <= 3:
            return Sentence(
                f"Номер {spoken}", f"{tatar_ordinal(int(window))} тәрәзәгә килегез", "tt"
            )
        case "tt":
            return Sentence(f"Номер {spoken}", f"{place} номерлы тәрәзәгә килегез", "tt")
        case _:
            assert_never(language)


def _spell(label: str, language: Language) -> str:
    """Letters by their names, digits as a number; every leading zero is said, since it is seen."""
    return " ".join(word for part in _PARTS.findall(label) for word in _part_words(part, language))


def _part_words(part: str, language: Language) -> list[str]:
    if not part.isdecimal():
        return [_letter(part, language)]
    value = part.lstrip("0")
    zeros = [cardinal(0, language)] * (len(part) - len(value))
    if not value:
        return zeros
    if len(value) <= 3:
        return [*zeros, cardinal(int(value), language)]
    return [*zeros, *(cardinal(int(digit), language) for digit in value)]


def _letter(letter: str, language: Language) -> str:
    """A Latin look-alike stands for the Cyrillic letter and the other way: both are one shape."""
    match language:
        case "ru" | "tt":
            shape = _CYRILLIC_SHAPES.get(letter, letter)
            return _CYRILLIC_NAMES.get(shape, shape)
        case "en":
            shape = _LATIN_SHAPES.get(letter, letter)
            return _ENGLISH_NAMES.get(shape, shape)
        case _:
            assert_never(language)


_DIGITS = re.compile(r"[0-9]{1,3}")
_TATAR_ORDINAL = re.compile(r"([0-9]{1,3})[ -]?нч[еы]")
_PARTS = re.compile(r"[0-9]+|[^\W\d_]")
_CYRILLIC_SHAPES = dict(zip("ABEKMHPCTYX", "АВЕКМНРСТУХ", strict=True))
_LATIN_SHAPES = {cyrillic: latin for latin, cyrillic in _CYRILLIC_SHAPES.items()}
_CYRILLIC_NAMES = {
    "А": "А",
    "Б": "Бэ",
    "В": "Вэ",
    "Г": "Гэ",
    "Д": "Дэ",
    "Е": "Е",
    "Ж": "Жэ",
    "И": "И",
    "К": "Ка",
    "Л": "Эль",
    "М": "Эм",
    "Н": "Эн",
    "П": "Пэ",
    "Р": "Эр",
    "С": "Эс",
    "Т": "Тэ",
    "У": "У",
    "Ф": "Эф",
    "Х": "Ха",
    "Ц": "Цэ",
    "Ш": "Ша",
    "Щ": "Ща",
    "Э": "Э",
    "Ю": "Ю",
    "Я": "Я",
}
# Letters without a Latin twin keep their Russian names, spelled for an English reader; «И» sounds
# like the English E.
_ENGLISH_NAMES = {"Д": "Deh", "И": "Cyrillic Ee", "Л": "El", "П": "Peh"}
