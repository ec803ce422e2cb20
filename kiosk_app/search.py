"""Finding a service by what people type: parts of words, slips of the finger, other alphabets."""

from collections.abc import Iterable

from kiosk_app.catalogue import Service

_LOOK_ALIKES = str.maketrans("ёәөүҗңһ", "еэоужнх")
_QWERTY = str.maketrans(
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`",
    "йцукенгшщзхъфывапролджэячсмитьбюе",
)
_STEM = 5
"""Letters after which the end of a Russian word no longer matters."""


def find(query: str, services: Iterable[Service], count: int) -> tuple[Service, ...]:
    """The best matches, each word of the query found; at equal worth the most used first."""
    typed = _words(query)
    if not typed:
        return ()
    other = _words(query.casefold().translate(_QWERTY))
    found: list[tuple[float, int, str, Service]] = []
    for service in services:
        words = _said(service)
        cost = min(_cost(typed, words), _cost(other, words) + 0.5)
        if cost < _FAR:
            found.append((cost, -service.popularity, service.id, service))
    return tuple(each[-1] for each in sorted(found, key=lambda each: each[:3])[:count])


_FAR = 1000.0


def _said(service: Service) -> tuple[tuple[str, float], ...]:
    """Every word that stands for the service, with what it costs to be found by it."""
    own = [(word, 0.0) for name in service.name.values() for word in _words(name)]
    about = [(word, 0.4) for text in service.about.values() for word in _words(text)]
    synonyms = [
        (word, 0.1)
        for phrases in service.synonyms.values()
        for phrase in phrases
        for word in _words(phrase)
    ]
    return (*own, *synonyms, *about)


def _cost(typed: tuple[str, ...], said: tuple[tuple[str, float], ...]) -> float:
    total = 0.0
    for word in typed:
        best = min((_distance(word, each) + cost for each, cost in said), default=_FAR)
        if best >= _FAR:
            return _FAR
        total += best
    return total


def _distance(typed: str, word: str) -> float:
    """0 for a beginning, 0.2 for the same stem, one and more for slips, or too far."""
    if word.startswith(typed):
        return 0.0 if len(word) == len(typed) else 0.05
    if len(typed) > _STEM and word[:_STEM] == typed[:_STEM]:
        return 0.2
    allowed = 0 if len(typed) < 4 else 1 if len(typed) < 8 else 2
    slips = _slips(typed, word[: len(typed) + 1], allowed)
    return _FAR if slips > allowed else float(slips)


def _slips(typed: str, word: str, allowed: int) -> int:
    """Letters wrong, missing, added or swapped between `typed` and some beginning of `word`."""
    if not allowed:
        return 1
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(typed, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(word, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            swapped = i > 1 and j > 1 and typed[i - 2] == other and letter == word[j - 2]
            row.append(min(cost, older[j - 2] + 1) if swapped else cost)
    return min(row)


def _words(text: str) -> tuple[str, ...]:
    folded = text.casefold().translate(_LOOK_ALIKES)
    spaced = "".join(letter if letter.isalnum() else " " for letter in folded)
    return tuple(spaced.split())
