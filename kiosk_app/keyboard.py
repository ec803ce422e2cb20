"""The letters of the on-screen keyboard, by language."""

_RU = ("йцукенгшщзх", "фывапролджэ", "ячсмитьбюъё")
_TT = ("әөүҗңһ", "йцукенгшщзх", "фывапролджэ", "ячсмитьбюъё")
_EN = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def rows(language: str) -> tuple[str, ...]:
    """Rows of letters from the top."""
    match language:
        case "en":
            return _EN
        case "tt":
            return _TT
        case _:
            return _RU
