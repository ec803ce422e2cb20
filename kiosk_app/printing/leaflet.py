"""A plain slip that tells what a visit needs: no number, no code, nobody's ticket."""

from collections.abc import Iterator
from typing import assert_never

from PIL import Image

from kiosk_app.printing.breaking import broken
from kiosk_app.printing.codepage import page_text
from kiosk_app.printing.encode import Mode, encode_lines, encode_picture
from kiosk_app.printing.measures import TicketMeasures
from kiosk_app.printing.paper import Leaflet
from kiosk_app.printing.plain import PlainLine
from kiosk_app.printing.profiles import PrinterProfile
from kiosk_app.printing.sheet import Sheet, TicketFonts
from kiosk_app.printing.wording import Run

_BULLET = "• "


def encode_leaflet(
    leaflet: Leaflet,
    profile: PrinterProfile,
    measures: TicketMeasures,
    fonts: TicketFonts,
    mode: Mode = "raster",
) -> bytes:
    """The whole job, without any question about status."""
    match mode:
        case "raster":
            return encode_picture(raster_leaflet(leaflet, measures, fonts), profile)
        case "text":
            return encode_lines(plain_leaflet(leaflet, profile.columns, profile.codec), profile)
        case _:
            assert_never(mode)


def raster_leaflet(leaflet: Leaflet, measures: TicketMeasures, fonts: TicketFonts) -> Image.Image:
    """Draw it; mode `1`, as wide as the paper, 0 is ink."""
    sheet, m = Sheet(measures, fonts), measures
    sheet.space(35)
    sheet.centred(leaflet.office, m.body, 34)
    sheet.space(14)
    sheet.paragraph([Run(leaflet.title, bold=True)], m.service, 46)
    if leaflet.about:
        sheet.paragraph([Run(leaflet.about)], m.body, 34)
    sheet.space(18)
    sheet.rule()
    sheet.space(18)
    sheet.paragraph([Run(leaflet.list_title, bold=True)], m.title, 44)
    for paper in leaflet.papers:
        sheet.space(6)
        sheet.paragraph([Run(_BULLET + paper)], m.title, 40)
    sheet.space(18)
    sheet.rule()
    sheet.space(14)
    for label, text in leaflet.facts:
        sheet.space(6)
        sheet.paragraph([Run(f"{label}: ", bold=True), Run(text)], m.body, 34)
    sheet.space(22)
    sheet.paragraph([Run(leaflet.foot)], m.body, 34)
    sheet.space(43)
    return sheet.cut()


def plain_leaflet(leaflet: Leaflet, columns: int, codec: str) -> tuple[PlainLine, ...]:
    """The same in lines no longer than `columns`."""
    return tuple(_lines(leaflet, columns, codec))


def _lines(leaflet: Leaflet, columns: int, codec: str) -> Iterator[PlainLine]:
    def wrapped(text: str, bold: bool = False) -> Iterator[PlainLine]:
        runs = [Run(page_text(text, codec))]
        for row in broken(runs, columns, lambda run: len(run.text)):
            yield PlainLine("".join(run.text for run in row), bold=bold)

    rule = PlainLine("-" * columns)
    yield from wrapped(leaflet.office)
    yield PlainLine("")
    yield from wrapped(leaflet.title, bold=True)
    yield from wrapped(leaflet.about)
    yield rule
    yield from wrapped(leaflet.list_title, bold=True)
    for paper in leaflet.papers:
        yield from wrapped(f"- {paper}")
    yield rule
    for label, text in leaflet.facts:
        yield from wrapped(f"{label}: {text}")
    yield PlainLine("")
    yield from wrapped(leaflet.foot)
