"""The ticket as lines of letters, for printers that cannot draw."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kiosk_app.printing.breaking import broken
from kiosk_app.printing.codepage import page_text
from kiosk_app.printing.wording import Run, TicketText


@dataclass(frozen=True, slots=True)
class PlainLine:
    """One line; `scale` multiplies the letter's breadth and height."""

    text: str
    align: Literal["left", "center"] = "left"
    bold: bool = False
    scale: int = 1


@dataclass(frozen=True, slots=True)
class PlainQr:
    """The place of the code."""

    url: str


def plain_ticket(
    text: TicketText, url: str, columns: int, codec: str
) -> tuple[PlainLine | PlainQr, ...]:
    """Set the whole ticket in lines no longer than `columns`."""
    return tuple(_blocks(text, url, _Setter(columns, codec)))


@dataclass(frozen=True, slots=True)
class _Setter:
    columns: int
    codec: str

    def lines(
        self, text: str, bold: bool = False, centred: bool = True, scale: int = 1
    ) -> Iterator[PlainLine]:
        paged = page_text(text, self.codec)
        room = self.columns // scale
        for row in broken([Run(paged)], room, lambda run: len(run.text)):
            words = "".join(run.text for run in row)
            yield PlainLine(words, "center" if centred else "left", bold, scale)

    def rule(self) -> PlainLine:
        return PlainLine("-" * self.columns)


def _blocks(text: TicketText, url: str, setter: _Setter) -> Iterator[PlainLine | PlainQr]:
    yield from setter.lines(text.office, bold=True)
    yield from setter.lines(text.address)
    yield PlainLine("")
    yield from setter.lines(text.copy, bold=True, scale=2)
    yield from setter.lines(text.heading)
    yield from setter.lines(text.number, bold=True, scale=min(6, setter.columns // 5))
    yield PlainLine("")
    for service in text.services:
        yield from setter.lines(service, bold=True)
    yield from setter.lines(text.booking, bold=True)
    yield from setter.lines(text.date)
    yield setter.rule()
    for label, value in text.facts:
        yield from setter.lines(label, centred=False)
        yield from setter.lines(value, bold=True, centred=False, scale=2)
    yield setter.rule()
    yield PlainQr(url)
    yield from setter.lines(" ".join(text.follow), bold=True)
    yield from setter.lines(text.site)
    yield from setter.lines("".join(run.text for run in text.code), bold=True)
    yield setter.rule()
    yield from setter.lines("".join(run.text for run in text.how_called), centred=False)
