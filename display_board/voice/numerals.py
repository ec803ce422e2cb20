"""Whole numbers 0–999 as spoken words, in each language of the boards."""

from dataclasses import dataclass
from typing import Literal, assert_never

Language = Literal["ru", "en", "tt"]
LANGUAGES: tuple[Language, ...] = ("ru", "en", "tt")


def cardinal(value: int, language: Language) -> str:
    """How one counts: 12 → «двенадцать». Raises ValueError outside 0–999."""
    if not 0 <= value <= 999:
        raise ValueError(f"a spoken number is 0–999, not {value}")
    table = _table(language)
    hundreds, rest = divmod(value, 100)
    words = [table.hundreds[hundreds - 1]] if hundreds else []
    if rest or not words:
        words.append(_below_hundred(rest, table))
    return " ".join(words)


def tatar_ordinal(value: int) -> str:
    """Tatar says the window's place in the row: 5 → «бишенче»."""
    *head, last = cardinal(value, "tt").split()
    return " ".join([*head, _TATAR_ORDINALS[last]])


@dataclass(frozen=True, slots=True)
class _Table:
    below_twenty: tuple[str, ...]
    tens: tuple[str, ...]
    hundreds: tuple[str, ...]
    joint: str = " "


def _below_hundred(value: int, table: _Table) -> str:
    if value < 20:
        return table.below_twenty[value]
    tens, units = divmod(value, 10)
    word = table.tens[tens - 2]
    return f"{word}{table.joint}{table.below_twenty[units]}" if units else word


def _table(language: Language) -> _Table:
    match language:
        case "ru":
            return _RUSSIAN
        case "en":
            return _ENGLISH
        case "tt":
            return _TATAR
        case _:
            assert_never(language)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_RUSSIAN = _Table(
    below_twenty=_words(
        """
        ноль один два три четыре пять шесть семь восемь девять
        десять одиннадцать двенадцать тринадцать четырнадцать
        пятнадцать шестнадцать семнадцать восемнадцать девятнадцать
        """
    ),
    tens=_words("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"),
    hundreds=_words("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"),
)
_ENGLISH_BELOW_TWENTY = _words(
    """
    zero one two three four five six seven eight nine
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    """
)
_ENGLISH = _Table(
    below_twenty=_ENGLISH_BELOW_TWENTY,
    tens=_words("twenty thirty forty fifty sixty seventy eighty ninety"),
    hundreds=tuple(f"{unit} hundred" for unit in _ENGLISH_BELOW_TWENTY[1:10]),
    joint="-",
)
_TATAR_UNITS = _words("ноль бер ике өч дүрт биш алты җиде сигез тугыз")
_TATAR = _Table(
    below_twenty=(*_TATAR_UNITS, "ун", *(f"ун{unit}" for unit in _TATAR_UNITS[1:])),
    tens=_words("егерме утыз кырык илле алтмыш җитмеш сиксән туксан"),
    hundreds=("йөз", *(f"{unit} йөз" for unit in _TATAR_UNITS[2:])),
)
_TATAR_SIMPLE_ORDINALS = {
    "ноль": "нольенче",
    "бер": "беренче",
    "ике": "икенче",
    "өч": "өченче",
    "дүрт": "дүртенче",
    "биш": "бишенче",
    "алты": "алтынчы",
    "җиде": "җиденче",
    "сигез": "сигезенче",
    "тугыз": "тугызынчы",
    "ун": "унынчы",
    "егерме": "егерменче",
    "утыз": "утызынчы",
    "кырык": "кырыгынчы",
    "илле": "илленче",
    "алтмыш": "алтмышынчы",
    "җитмеш": "җитмешенче",
    "сиксән": "сиксәненче",
    "туксан": "туксанынчы",
    "йөз": "йөзенче",
}
_TATAR_ORDINALS = _TATAR_SIMPLE_ORDINALS | {
    f"ун{unit}": f"ун{_TATAR_SIMPLE_ORDINALS[unit]}" for unit in _TATAR_UNITS[1:]
}
