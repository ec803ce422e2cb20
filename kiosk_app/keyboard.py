"""The letters of the on-screen keyboard, by language.

In the alphabet's order: keys of 20 mm stand nine across on an upright panel, a typewriter's eleven
do not, and cut anew its rows are known to nobody.
"""

_RU = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_TT = "аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя"
_EN = "abcdefghijklmnopqrstuvwxyz"


def letters(language: str) -> tuple[str, ...]:
    """One a key, in the order one looks for them."""
    match language:
        case "en":
            return tuple(_EN)
        case "tt":
            return tuple(_TT)
        case _:
            return tuple(_RU)
