"""Sentences with counted nouns, ranges and clock times."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk_app.words.table import Words

HAIR = "\u200a"
NBSP = "\u00a0"
JOIN = "\u2060"
"""Keeps a range on one line."""


def text_of(text: Mapping[str, str], language: str) -> str:
    """A text of the document in the visitor's language; Russian is always there."""
    return text.get(language) or text.get("ru", "")


def counted(forms: tuple[str, ...], count: int) -> str:
    """The form a number asks for: three forms as in Russian, two as in English, or one."""
    if len(forms) == 3:
        if count % 10 == 1 and count % 100 != 11:
            return forms[0]
        is_few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
        return forms[1] if is_few else forms[2]
    return forms[0] if count == 1 else forms[-1]


def people(words: Words, count: int) -> str:
    """`7 человек`, kept on one line."""
    return f"{count}{NBSP}{counted(words.people, count)}"


def span(low: int, high: int) -> str:
    """`8–14` with hair spaces, or one figure."""
    return str(low) if low == high else f"{low}{HAIR}–{HAIR}{high}"


def minutes(words: Words, low: int, high: int) -> str:
    """`8–14 минут`: the noun agrees with the upper end."""
    figures = str(low) if low == high else f"{low}{JOIN}–{JOIN}{high}"
    return f"{figures}{NBSP}{counted(words.minutes, high)}"


def waiting_now(words: Words, waiting: int, low: int, high: int) -> str:
    """The line under the title of the first screen."""
    if not waiting:
        return words.nobody_waits
    return words.waiting_now.format(
        people=people(words, waiting), minutes=minutes(words, low, high)
    )


def place(words: Words, ahead: int | None, wait: tuple[int, int] | None) -> str:
    """How many are ahead and how long that takes."""
    if ahead is None:
        return words.where_waiting
    if ahead == 0:
        return words.you_are_next
    if wait is None:
        return words.ahead_only.format(people=people(words, ahead))
    return words.ahead_and_wait.format(people=people(words, ahead), minutes=minutes(words, *wait))


def clock(at: int, zone: ZoneInfo) -> str:
    """Time of day of `at` ms, in the office."""
    return f"{datetime.fromtimestamp(at / 1000, zone):%H:%M}"


def purpose(words: Words, key: str) -> str:
    """What one comes for: to file, to collect, to ask."""
    told = {
        "file": words.purpose_file,
        "collect": words.purpose_collect,
        "consult": words.purpose_consult,
    }
    return told.get(key, "")
