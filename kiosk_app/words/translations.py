"""The kiosk's phrases in every language, read from the compiled translations beside this file.

`kiosk_<language>.ts` are what translators edit (Qt Linguist); `make setup` compiles them. Russian
has a file of its own for the forms of counted nouns; everything else in it is the source itself.
"""

from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTranslator

from kiosk_app.words.source import PHRASES, Phrase
from kiosk_app.words.table import Words

FOLDER = Path(__file__).parent
COUNTS = {"ru": (1, 2, 5), "en": (1, 2), "tt": (1,)}
"""A number for each form that a language counts with, as Qt's plural rules tell them apart."""
LINES = frozenset({"help_steps"})
"""Phrases that are lists, a line each."""


class WordsMissing(Exception):
    """The translations have not been compiled."""


@cache
def words_of(language: str) -> Words:
    """The table of a language; Russian where there is none. Raises WordsMissing."""
    if language not in COUNTS:
        return words_of("ru")
    path = FOLDER / f"kiosk_{language}.qm"
    translator = QTranslator()
    if not translator.load(str(path)):
        raise WordsMissing(f"{path.name} is missing: run `make setup`, which compiles it")
    said: dict[str, Any] = {one.name: _said(one, language, translator) for one in PHRASES}
    return Words(**said)


def _said(phrase: Phrase, language: str, translator: QTranslator) -> str | tuple[str, ...]:
    if phrase.is_counted:
        return tuple(_text(phrase, translator, count) for count in COUNTS[language])
    text = _text(phrase, translator)
    return tuple(text.splitlines()) if phrase.name in LINES else text


def _text(phrase: Phrase, translator: QTranslator, count: int = -1) -> str:
    return translator.translate(phrase.context, phrase.text, phrase.name, count) or phrase.text
