"""Breaking a paragraph of several weights into lines that fit, by any measure of breadth."""

from collections.abc import Callable, Iterator, Sequence

from kiosk_app.printing.wording import Run

Measure = Callable[[Run], float]


def broken(runs: Sequence[Run], room: float, measure: Measure) -> list[tuple[Run, ...]]:
    """The paragraph's lines, none broader than `room`; a word that alone is too long is cut."""
    lines: list[tuple[Run, ...]] = []
    line: list[Run] = []
    for word in _words(runs, room, measure):
        longer = _joined([*line, *word])
        if line and _breadth(_trimmed(longer), measure) > room:
            lines.append(_trimmed(_joined(line)))
            longer = list(word)
        line = longer
    return [*lines, _trimmed(line)] if line else lines


def _words(runs: Sequence[Run], room: float, measure: Measure) -> Iterator[list[Run]]:
    """Pieces between spaces, each with its trailing space; a piece may change weight inside."""
    word: list[Run] = []
    for run in runs:
        *closed, last = run.text.split(" ")
        for text in closed:
            yield from _cut([*word, Run(text + " ", run.bold)], room, measure)
            word = []
        if last:
            word.append(Run(last, run.bold))
    if word:
        yield from _cut(word, room, measure)


def _cut(word: list[Run], room: float, measure: Measure) -> Iterator[list[Run]]:
    """Halve an overlong single-weight word until each piece fits."""
    first = word[0]
    if len(word) > 1 or len(first.text) < 2 or measure(first) <= room:
        yield word
        return
    middle = len(first.text) // 2
    yield from _cut([Run(first.text[:middle], first.bold)], room, measure)
    yield from _cut([Run(first.text[middle:], first.bold)], room, measure)


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].bold == run.bold:
            joined[-1] = Run(joined[-1].text + run.text, run.bold)
        else:
            joined.append(run)
    return joined


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    if not runs:
        return ()
    last = runs[-1]
    return (*runs[:-1], Run(last.text.rstrip(" "), last.bold))


def _breadth(runs: tuple[Run, ...], measure: Measure) -> float:
    return sum(measure(run) for run in runs)
