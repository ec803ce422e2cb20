"""Finding a service by what people type: parts of words, slips of the finger, other alphabets."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kiosk_app.catalogue import Elsewhere, Service

Found = Service | Elsewhere

_LOOK_ALIKES = str.maketrans("ёәөүҗңһ", "еэоужнх")
_LATIN_LOOK_ALIKES = str.maketrans("abcehkmoptxy", "авсенкмортху")
_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
_OTHER_LAYOUT = str.maketrans(_LATIN_KEYS + _RUSSIAN_KEYS, _RUSSIAN_KEYS + _LATIN_KEYS)
_STEM = 5
"""Letters after which the end of a Russian word no longer matters."""
_FILLERS = frozenset(
    [
        *("в", "во", "для", "за", "и", "как", "мне", "на", "о", "об", "по", "с", "хочу"),
        *("взять", "оформить", "подать", "получить", "сделать", "нужен", "нужна", "нужно"),
        *("документ", "документы", "заявление"),
        *("a", "an", "apply", "for", "get", "how", "i", "my", "need", "of", "the", "to", "want"),
    ]
)
"""Words that tell no service from another, unless they are all there is."""
_FAR = 1000.0
_AWAY = 0.3
"""What is given here comes before what is given elsewhere."""


def find(query: str, offered: Iterable[Found], count: int) -> tuple[Found, ...]:
    """The best matches, each word of the query found; at equal worth the most used first."""
    typed = _words(query)
    if not typed:
        return ()
    known = tuple(_Known(each, _said(each)) for each in offered)
    readings = ((typed, 0.0), (_words(_other_layout(query.casefold())), 0.5))
    found: list[tuple[float, int, str, Found]] = []
    named: dict[str, bool] = {}
    for each in known:
        cost = min(_worth(words, each) + more for words, more in readings)
        if cost >= _FAR and _is_purpose(each.what):
            cost = _purpose_worth(typed, each, known, named)
        if cost < _FAR:
            found.append((cost, -each.popularity, each.what.id, each.what))
    return tuple(each[-1] for each in sorted(found, key=lambda each: each[:3])[:count])


@dataclass(frozen=True, slots=True)
class _Known:
    """A service and every word that stands for it, with what it costs to be found by it."""

    what: Found
    said: tuple[tuple[str, float], ...]

    @property
    def popularity(self) -> int:
        return self.what.popularity if isinstance(self.what, Service) else 0


def _other_layout(typed: str) -> str:
    """What the same keys type in the other alphabet; nothing where that is no word."""
    other = typed.translate(_OTHER_LAYOUT)
    loses = sum(map(str.isalnum, other)) < sum(map(str.isalnum, typed))
    return "" if loses else other


def _said(found: Found) -> tuple[tuple[str, float], ...]:
    here = 0.0 if isinstance(found, Service) else _AWAY
    own = [(word, here) for name in found.name.values() for word in _words(name)]
    synonyms = [
        (word, here + 0.1)
        for phrases in found.synonyms.values()
        for phrase in phrases
        for word in _words(phrase)
    ]
    about = found.about.values() if isinstance(found, Service) else ()
    return (*own, *synonyms, *((word, 0.4) for text in about for word in _words(text)))


def _worth(typed: tuple[str, ...], known: _Known) -> float:
    telling = tuple(word for word in typed if word not in _FILLERS)
    whole = _cost(typed, known.said)
    return whole if not telling or telling == typed else min(whole, _cost(telling, known.said))


def _cost(typed: tuple[str, ...], said: tuple[tuple[str, float], ...]) -> float:
    total = 0.0 if typed else _FAR
    for word in typed:
        best = _nearest(word, said)
        if best >= _FAR:
            return _FAR
        total += best
    return total


def _nearest(word: str, said: tuple[tuple[str, float], ...]) -> float:
    return min((_distance(word, each) + cost for each, cost in said), default=_FAR)


def _is_purpose(found: Found) -> bool:
    return isinstance(found, Service) and found.purpose in ("collect", "consult")


def _purpose_worth(
    typed: tuple[str, ...], each: _Known, known: tuple[_Known, ...], named: dict[str, bool]
) -> float:
    """«забрать паспорт»: what to do stands here, and of what among the other services."""
    own = [_nearest(word, each.said) for word in typed]
    others = [word for word, cost in zip(typed, own, strict=True) if cost > 0.3]
    if len(others) == len(typed):
        return _FAR
    for word in others:
        if word not in named:
            named[word] = any(_nearest(word, other.said) < _FAR for other in known)
    return 0.6 if all(named[word] for word in others) else _FAR


@lru_cache(maxsize=20_000)
def _distance(typed: str, word: str) -> float:
    """0 for a beginning, 0.2 for the same stem, one and more for slips, or too far."""
    if word.startswith(typed):
        return 0.0 if len(word) == len(typed) else 0.05
    if len(typed) > _STEM and word[:_STEM] == typed[:_STEM]:
        return 0.2
    allowed = 0 if len(typed) < 4 else 1 if len(typed) < 8 else 2
    if sum(letter not in word for letter in typed) > allowed:
        return _FAR  # most words end here, without the table
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


@lru_cache(maxsize=5_000)
def _words(text: str) -> tuple[str, ...]:
    folded = text.casefold().translate(_LOOK_ALIKES)
    spaced = "".join(letter if letter.isalnum() else " " for letter in folded)
    return tuple(map(_one_alphabet, spaced.split()))


def _one_alphabet(word: str) -> str:
    """A Russian word with Latin look-alikes among its letters is a Russian word."""
    is_mixed = any("а" <= letter <= "я" for letter in word) and not word.isnumeric()
    return word.translate(_LATIN_LOOK_ALIKES) if is_mixed else word
