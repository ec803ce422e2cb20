"""What is said for a call, in each language."""

import pytest

from display_board.voice.numerals import LANGUAGES, cardinal, tatar_ordinal
from display_board.voice.pieces import LETTERS
from display_board.voice.words import sentence


@pytest.mark.parametrize(
    ("number", "window", "said"),
    [
        ("А012", "5", "Номер А ноль двенадцать, подойдите к окну пять"),
        ("К007", "12", "Номер Ка ноль ноль семь, подойдите к окну двенадцать"),
        ("В100", "21", "Номер Вэ сто, подойдите к окну двадцать один"),
        ("Д341", "105", "Номер Дэ триста сорок один, подойдите к окну сто пять"),
        ("Л999", "3А", "Номер Эль девятьсот девяносто девять, подойдите к окну три А"),
        ("А000", "1", "Номер А ноль ноль ноль, подойдите к окну один"),
    ],
)
def test_a_call_is_spoken_in_russian(number, window, said):
    assert sentence(number, window, "ru").text == said


@pytest.mark.parametrize(
    ("number", "window", "said"),
    [
        ("А012", "5", "Number A zero twelve, please go to window five"),
        ("Н040", "33", "Number H zero forty, please go to window thirty-three"),
        ("Д273", "1", "Number Deh two hundred seventy-three, please go to window one"),
    ],
)
def test_an_english_call_names_the_letter_a_foreigner_sees(number, window, said):
    assert sentence(number, window, "en").text == said


@pytest.mark.parametrize(
    ("number", "window", "said"),
    [
        ("А012", "5", "Номер А ноль унике, бишенче тәрәзәгә килегез"),
        ("К127", "16", "Номер Ка йөз егерме җиде, уналтынчы тәрәзәгә килегез"),
        ("С940", "41", "Номер Эс тугыз йөз кырык, кырык беренче тәрәзәгә килегез"),
        ("С001", "3А", "Номер Эс ноль ноль бер, өч А номерлы тәрәзәгә килегез"),
    ],
)
def test_a_tatar_call_puts_the_windows_ordinal_first(number, window, said):
    assert sentence(number, window, "tt").text == said


def test_a_latin_look_alike_is_spoken_as_the_cyrillic_letter_of_its_shape():
    latin, cyrillic = "H012", "Н012"

    assert sentence(latin, "5", "ru") == sentence(cyrillic, "5", "ru")
    assert sentence(latin, "5", "en") == sentence(cyrillic, "5", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_letters_of_numbers_are_said_alike(language):
    said = {sentence(f"{letter}001", "1", language).number for letter in LETTERS}

    assert len(said) == len(LETTERS)
    assert "Number Cyrillic Ee zero zero one" in {sentence("И001", "1", "en").number}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_numbers_sound_alike(language):
    assert len({cardinal(value, language) for value in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("value", "russian"),
    [
        (0, "ноль"),
        (19, "девятнадцать"),
        (40, "сорок"),
        (90, "девяносто"),
        (615, "шестьсот пятнадцать"),
    ],
)
def test_russian_numbers_keep_their_irregular_forms(value, russian):
    assert cardinal(value, "ru") == russian


def test_every_window_has_a_tatar_ordinal():
    ordinals = [tatar_ordinal(value) for value in range(1, 1000)]

    assert all(word.endswith(("нче", "нчы")) for word in ordinals)
    assert tatar_ordinal(20) == "егерменче"
    assert tatar_ordinal(100) == "йөзенче"


@pytest.mark.parametrize("value", [-1, 1000])
def test_a_number_beyond_the_counter_is_refused(value):
    with pytest.raises(ValueError, match="0–999"):
        cardinal(value, "ru")
