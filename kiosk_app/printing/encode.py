"""From a ticket to the printer's bytes; python-escpos speaks, nothing is sent."""

import copy
import struct
from collections.abc import Iterable
from typing import Literal, assert_never

from escpos.capabilities import get_profile
from escpos.printer import Dummy
from PIL import Image

from kiosk_app.printing.measures import TicketMeasures
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.plain import PlainLine, PlainQr, plain_ticket
from kiosk_app.printing.profiles import PrinterProfile
from kiosk_app.printing.raster import raster_ticket
from kiosk_app.printing.sheet import TicketFonts, qr_picture
from kiosk_app.printing.wording import ticket_text

Mode = Literal["raster", "text"]

_CANCEL_KANJI = b"\x1c."
"""FS . : without it cheap printers read two Russian letters as one Chinese sign."""
_INIT, _BAND = b"\x1b@", b"\x1dv0\x00"
_QR_DOTS = 6
_NEGATIVE = bytes(range(255, -1, -1))
"""A printer's dot is a picture's dark."""


def encode_ticket(
    paper: TicketPaper,
    profile: PrinterProfile,
    measures: TicketMeasures,
    fonts: TicketFonts,
    mode: Mode = "raster",
) -> bytes:
    """The whole job up to the handed-out ticket, without any question about status."""
    match mode:
        case "raster":
            picture = raster_ticket(ticket_text(paper), paper.url, measures, fonts)
            return encode_picture(picture, profile)
        case "text":
            return encode_plain(paper, profile)
        case _:
            assert_never(mode)


def encode_picture(picture: Image.Image, profile: PrinterProfile) -> bytes:
    """GS v 0 in bands, packed here: the library would turn the picture over several times."""
    dots = defused(picture).tobytes().translate(_NEGATIVE)
    across = -(-picture.width // 8)
    job = bytearray(_INIT)
    for top in range(0, picture.height, profile.band):
        rows = min(profile.band, picture.height - top)
        job += _BAND + struct.pack("<HH", across, rows)
        job += dots[top * across : (top + rows) * across]
    return bytes(job) + profile.finish


def encode_plain(paper: TicketPaper, profile: PrinterProfile) -> bytes:
    """The ticket as letters."""
    lines = plain_ticket(ticket_text(paper), paper.url, profile.columns, profile.codec)
    return encode_lines(lines, profile)


def encode_lines(lines: Iterable[PlainLine | PlainQr], profile: PrinterProfile) -> bytes:
    """Letters of one code page, chosen once."""
    printer = _printer(profile)
    printer.hw("INIT")
    printer._raw(_CANCEL_KANJI + b"\x1bt" + bytes([profile.code_page]))
    for line in lines:
        match line:
            case PlainLine():
                _line(printer, line, profile)
            case PlainQr(url):
                _qr(printer, url, profile)
            case _:
                assert_never(line)
    printer._raw(b"\n\n")
    return bytes(printer.output) + profile.finish


def defused(picture: Image.Image) -> Image.Image:
    """The same picture without DLE EOT, DLE ENQ and DLE DC4 among its bytes: printers obey these
    even in the middle of a picture. One dot is blackened beside the one that made the DLE."""
    packed = bytearray(picture.tobytes().translate(_NEGATIVE))
    for command in (b"\x10\x04", b"\x10\x05", b"\x10\x14"):
        at = packed.find(command)
        while at >= 0:
            packed[at] = 0x18
            at = packed.find(command, at + 1)
    return Image.frombytes("1", picture.size, packed.translate(_NEGATIVE))


def _printer(profile: PrinterProfile) -> Dummy:
    """python-escpos refuses or prints warnings where its data lack a width: it is told ours."""
    known = get_profile(profile.escpos)
    known.profile_data = copy.deepcopy(known.profile_data)
    known.profile_data.setdefault("media", {})["width"] = {"pixels": profile.width}
    printer = Dummy()
    printer.profile = known
    return printer


def _line(printer: Dummy, line: PlainLine, profile: PrinterProfile) -> None:
    printer.set(
        align=line.align,
        bold=line.bold,
        custom_size=True,
        width=line.scale,
        height=line.scale,
    )
    printer._raw(line.text.encode(profile.codec) + b"\n")


def _qr(printer: Dummy, url: str, profile: PrinterProfile) -> None:
    printer.set(align="center")
    if profile.native_qr:
        printer.qr(url, size=_QR_DOTS, native=True)
    else:
        printer.image(defused(_quiet(qr_picture(url, _QR_DOTS))), fragment_height=profile.band)
    printer._raw(b"\n")


def _quiet(code: Image.Image) -> Image.Image:
    margin = 4 * _QR_DOTS
    side = -(-(code.width + 2 * margin) // 8) * 8
    sheet = Image.new("1", (side, side), 1)
    sheet.paste(code.convert("1"), (margin, margin))
    return sheet
