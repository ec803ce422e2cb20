"""Nothing that the kiosk says is left untranslated; the files are what lupdate makes of them."""

import shutil
import xml.etree.ElementTree as ET
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk_app.words.source import PHRASES
from kiosk_app.words.table import Words
from kiosk_app.words.translations import COUNTS, FOLDER
from scripts.translations import update

LANGUAGES = tuple(COUNTS)


def messages(file: Path) -> list[ET.Element]:
    return list(ET.parse(file).getroot().iter("message"))


def test_every_field_has_one_phrase() -> None:
    assert sorted(phrase.name for phrase in PHRASES) == sorted(f.name for f in fields(Words))


def test_lupdate_finds_nothing_new_and_nothing_gone(tmp_path: Path) -> None:
    for language in LANGUAGES:
        shutil.copy(FOLDER / f"kiosk_{language}.ts", tmp_path)

    update(tmp_path)

    for language in LANGUAGES:
        name = f"kiosk_{language}.ts"
        fresh, kept = messages(tmp_path / name), messages(FOLDER / name)
        assert [ET.tostring(one) for one in fresh] == [ET.tostring(one) for one in kept], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_translated_in_all_its_forms(language: str) -> None:
    found = {one.findtext("comment"): one for one in messages(FOLDER / f"kiosk_{language}.ts")}
    wanted = {p.name for p in PHRASES if p.is_counted or language != "ru"}

    assert found.keys() == wanted
    for name, message in found.items():
        (said,) = message.iter("translation")
        forms = [form.text for form in said.iter("numerusform")] or [said.text]
        assert said.get("type") is None, name
        assert all(forms), name
        assert len(forms) == (len(COUNTS[language]) if message.get("numerus") else 1), name
