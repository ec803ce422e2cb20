"""The ticket as a one-bit picture, the layout every printer gets by default."""

from PIL import Image

from kiosk_app.printing.measures import TicketMeasures
from kiosk_app.printing.sheet import Sheet, TicketFonts
from kiosk_app.printing.wording import Run, TicketText


def raster_ticket(
    text: TicketText, url: str, measures: TicketMeasures, fonts: TicketFonts
) -> Image.Image:
    """Draw the whole ticket; mode `1`, as wide as the paper, 0 is ink."""
    sheet = Sheet(measures, fonts)
    _head(sheet, text)
    sheet.space(15)
    sheet.plate(text.number)
    sheet.space(24)
    _visit(sheet, text)
    if text.facts:
        sheet.space(25)
        sheet.rule()
        sheet.space(25)
        sheet.facts(text.facts)
    sheet.space(35)
    sheet.rule()
    sheet.space(26)
    sheet.qr(url, _caption(text))
    sheet.space(26)
    sheet.rule()
    sheet.space(25)
    sheet.paragraph(text.how_called, measures.body, 34)
    sheet.space(43)
    return sheet.cut()


def _head(sheet: Sheet, text: TicketText) -> None:
    m = sheet.measures
    sheet.space(35)
    sheet.centred(text.office, m.title, 39, bold=True)
    if text.address:
        sheet.centred(text.address, m.body - 2, 31)
    sheet.space(30)
    if text.copy:
        sheet.mark(text.copy, m.title, 56)
        sheet.space(18)
    sheet.centred(text.heading, m.body + 2, 32, bold=True, spacing=2)


def _visit(sheet: Sheet, text: TicketText) -> None:
    m = sheet.measures
    for index, service in enumerate(text.services):
        sheet.space(10 if index else 0)
        sheet.centred(service, m.service, 44, bold=True)
    if text.booking:
        sheet.centred(text.booking, m.title, 42, bold=True)
    sheet.centred(text.date, m.body, 38)


def _caption(text: TicketText) -> tuple[tuple[Run, ...], ...]:
    first, second = text.follow
    return ((Run(first, bold=True),), (Run(second, bold=True),), (Run(text.site),), text.code)
