"""The pages' languages: nothing is missing or left over, and scripts say only what they know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from scripts.web_words import LANGUAGES, is_translated, updated
from server.web.pages.language import EN, RU
from server.web.pages.script_words import script_words
from server.web.pages.words import DOMAIN, catalogue_path

STATIC = Path(__file__).parents[2] / "server" / "web" / "static"
HOLE = re.compile(r"\{(\w+)\}")


def catalogue_of(language: str) -> Catalog:
    """A catalogue as it stands in the repository."""
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def forms(message: Message) -> Iterator[tuple[str, str]]:
    """Each translated form with the phrase that it stands for."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
    else:
        for form in message.string or ():
            yield message.id[-1], form


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_the_phrases_in_use_and_no_others(language: str) -> None:
    stands = {message.id for message in catalogue_of(language)}

    assert stands == {message.id for message in updated(language)}
    assert len(stands) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_translated_with_the_same_holes(language: str) -> None:
    messages = [message for message in catalogue_of(language) if message.id]

    assert [m.id for m in messages if m.fuzzy or not is_translated(m.string)] == []
    for message in messages:
        for phrase, form in forms(message):
            assert sorted(HOLE.findall(form)) == sorted(HOLE.findall(phrase)), form


def test_no_english_phrase_is_left_in_russian() -> None:
    left = [
        form for m in catalogue_of("en") if m.id for _, form in forms(m) if re.search("[а-я]", form)
    ]

    assert left == []


def test_scripts_say_only_what_the_page_gives_them() -> None:
    said = set()
    for script in STATIC.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        said |= set(re.findall(r"words\.(\w+)", text)) | set(re.findall(r'count\("(\w+)"', text))

    assert said - {"lang"} <= script_words(RU).keys()
    assert "range" in said


def test_everything_given_to_scripts_is_said_by_one() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.js"))
    states = {"free", "some", "busy", "closed", "suspended", "idle", "stopped", "too_late"}

    unsaid = {n for n in script_words(RU) if not re.search(rf'words\.{n}\b|"{n}"', scripts)}

    assert unsaid <= states


def test_scripts_get_every_plural_form_of_their_language() -> None:
    assert script_words(RU)["waiting"] == {
        "one": "ждёт {n}",
        "few": "ждут {n}",
        "many": "ждут {n}",
        "other": "ждут {n}",
    }
    assert script_words(EN)["windows"] == {
        "one": "{n} window serving",
        "other": "{n} windows serving",
    }


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (8, 14, "8–14 минут"),
        (0, 3, "до 3 минут"),
        (0, 21, "до 21 минуты"),
        (19, 21, "19–21 минута"),
        (20, 22, "20–22 минуты"),
        (95, 160, "95–160 минут"),
        (150, 200, "2–4 часа"),
        (30, 300, "до 5 часов"),
    ],
)
def test_a_wait_is_said_in_good_russian(low: int, high: int, said: str) -> None:
    assert RU.wait(low, high) == said


def test_a_wait_is_said_in_english() -> None:
    assert EN.wait(8, 14) == "8–14 minutes"
    assert EN.wait(0, 1) == "up to 1 minute"
    assert EN.wait_short(150, 200) == "2–4 h"
