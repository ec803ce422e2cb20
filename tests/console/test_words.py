"""The console's words: every one in both languages, every one that is used, and no other."""

import re
import string
from pathlib import Path
from typing import get_args

import pytest

import operator_console
from operator_console.acts import KEYS
from operator_console.words import WORDS
from queue_core.domain.state import CallReason

FOLDER = Path(operator_console.__file__).parent
SOURCES = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py")}
SCREENS = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.qml")}
CODE = "\n".join(text for name, text in SOURCES.items() if name != "words.py")
SAID = re.compile(r"""\b(?:say|plural)\((?:[^()"]*,\s*)?f?"(\w[\w{}]*)\"""")
SHOWN = re.compile(r"\bwords\.([a-z]\w*)")
QUOTED = re.compile(r'(?<!f)"([a-z]\w*)"')
MADE = re.compile(r'f"(\w*\{[^"]+?\}\w*)"')
"""Such as f"undo_{act}" and f"{kind}_title"."""


def places(text: str) -> set[str]:
    """Names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", WORDS)
def test_a_word_stands_in_both_languages_with_the_same_facts(key: str) -> None:
    russian, english = WORDS[key]

    assert russian.strip()
    assert english.strip()
    assert places(russian.replace("|", " ")) == places(english.replace("|", " "))
    assert len(russian.split("|")) in (1, 2, 3)
    assert not re.search("[а-яё]", english, re.IGNORECASE)


@pytest.mark.parametrize("name", SCREENS)
def test_every_word_a_screen_names_is_in_the_table(name: str) -> None:
    unknown = {key for key in SHOWN.findall(SCREENS[name]) if key not in WORDS}

    assert unknown == set()


def test_every_word_the_code_says_is_in_the_table() -> None:
    said = {key for key in SAID.findall(CODE) if "{" not in key}

    assert len(said) > 80
    assert said - set(WORDS) == set()


def test_every_act_has_its_words() -> None:
    offered = {"help", "no_ticket", "services", "message", "day", "sign_out"}

    assert {f"do_{act}" for act in offered} <= set(WORDS)
    assert offered <= set(KEYS)


def test_no_word_is_left_that_nobody_says() -> None:
    whole = set(QUOTED.findall(CODE))
    templates = [re.sub(r"\{.*?\}", "+", word) for word in MADE.findall(CODE)]
    made = [re.compile(t.replace("+", r"\w+")) for t in templates if len(t.strip("+")) > 2]
    shown = {key for text in SCREENS.values() for key in SHOWN.findall(text)}

    left = WORDS.keys() - whole - shown - set(get_args(CallReason))
    idle = {key for key in left if not any(pattern.fullmatch(key) for pattern in made)}

    assert sorted(idle) == []
