"""The pages' languages: nothing is missing, and scripts say only what they were given."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from server.web.pages.words import Plural, Words
from server.web.pages.words_en import EN
from server.web.pages.words_ru import RU

STATIC = Path(__file__).parents[2] / "server" / "web" / "static"
HOLE = re.compile(r"\{(\w+)\}")


def holes(phrase: Any) -> Any:
    """The names that a phrase leaves to be filled in."""
    match phrase:
        case str():
            return sorted(HOLE.findall(phrase))
        case Plural():
            return [holes(form) for form in (phrase.one, phrase.few, phrase.many)]
        case dict():
            return {key: holes(form) for key, form in phrase.items()}


@pytest.mark.parametrize("name", Words.__struct_fields__)
def test_every_phrase_is_said_in_both_languages_with_the_same_holes(name: str) -> None:
    russian, english = structs.asdict(RU)[name], structs.asdict(EN)[name]

    assert russian
    assert english
    assert holes(russian) == holes(english)


def test_scripts_say_only_what_the_page_gives_them() -> None:
    said = set()
    for script in STATIC.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        said |= set(re.findall(r"words\.(\w+)", text)) | set(re.findall(r'count\("(\w+)"', text))

    assert said - {"lang"} <= RU.live().keys()
    assert "range" in said


def test_everything_given_to_scripts_is_said_by_one() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.js"))
    states = {"free", "some", "busy", "closed", "suspended", "idle", "stopped", "too_late"}

    unsaid = {name for name in RU.live() if not re.search(rf'words\.{name}\b|"{name}"', scripts)}

    assert unsaid <= states


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
