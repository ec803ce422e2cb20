"""Every phrase in every language, and the sentences made of them."""

from dataclasses import fields
from string import Formatter

import pytest

from kiosk_app.words.phrases import counted, minutes, people, place, waiting_now
from kiosk_app.words.table import Words
from kiosk_app.words.translations import words_of

LANGUAGES = ("ru", "en", "tt")
RU, EN, TT = (words_of(each) for each in LANGUAGES)


def placeholders(phrase: str | tuple[str, ...]) -> set[str]:
    phrases = (phrase,) if isinstance(phrase, str) else phrase
    return {name for each in phrases for _, name, _, _ in Formatter().parse(each) if name}


@pytest.mark.parametrize("words", [RU, EN, TT], ids=LANGUAGES)
def test_no_phrase_is_empty_and_all_take_the_same_values(words: Words) -> None:
    for field in fields(Words):
        phrase, russian = getattr(words, field.name), getattr(RU, field.name)
        assert phrase, field.name
        assert placeholders(phrase) == placeholders(russian), field.name


@pytest.mark.parametrize("words", [RU, EN, TT], ids=LANGUAGES)
def test_no_phrase_shouts(words: Words) -> None:
    for field in fields(Words):
        phrase = getattr(words, field.name)
        assert "!" not in (phrase if isinstance(phrase, str) else "".join(phrase))


@pytest.mark.parametrize(
    ("count", "form"),
    [(1, "a"), (2, "b"), (4, "b"), (5, "c"), (11, "c"), (12, "c"), (21, "a"), (22, "b"), (0, "c")],
)
def test_russian_nouns_are_counted(count: int, form: str) -> None:
    assert counted(("a", "b", "c"), count) == form


def test_sentences_agree_with_their_numbers() -> None:
    assert people(RU, 2) == "2\u00a0человека"
    assert people(EN, 1) == "1\u00a0person"
    assert people(TT, 5) == "5\u00a0кеше"
    assert minutes(RU, 8, 14) == "8\u2060–\u206014\u00a0минут"
    assert minutes(RU, 1, 1) == "1\u00a0минуту"


def test_nobody_ahead_and_nobody_waiting_have_their_own_words() -> None:
    assert waiting_now(RU, 0, 0, 0) == "Сейчас никто не ждёт"
    assert place(RU, 0, (0, 2)) == "Перед вами никого. Скоро вас вызовут"
    assert place(RU, 3, None) == "Перед вами 3\u00a0человека"
    assert place(EN, 3, (1, 2)) == "3\u00a0people ahead, about 1\u2060–\u20602\u00a0minutes"


def test_an_unknown_language_speaks_russian() -> None:
    assert words_of("xx") is RU
