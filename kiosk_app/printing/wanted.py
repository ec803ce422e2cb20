"""From a machine's settings to its printers."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from kiosk_app.printing.ports.address import Opens, opener
from kiosk_app.printing.printers import Printer
from kiosk_app.printing.profiles import DEFAULT_PROFILE, PrinterProfile, find_profile, load_profiles
from kiosk_app.printing.roll import RollBook

if TYPE_CHECKING:
    from kiosk_app.printing.encode import Mode


class PrinterWanted(Struct, frozen=True):
    """One printer as the settings name it."""

    address: str
    profile: str = DEFAULT_PROFILE
    mode: "Mode" = "raster"
    roll_m: int = 0
    """0: as the profile says."""


def add_printer_flags(parser: ArgumentParser) -> None:
    """What the settings tell of the first printer, and of a second that takes over from it."""
    for before, whose in (("", ""), ("second-", ", the second printer's")):
        parser.add_argument(
            f"--{before}printer",
            default="none",
            metavar="ADDRESS",
            help="takes over from the first"
            if before
            else "none, file:PATH, tcp://HOST:9100, serial:/dev/ttyS0, usb:[VVVV:PPPP]",
        )
        parser.add_argument(
            f"--{before}printer-profile", default=DEFAULT_PROFILE, help=f"see profiles.toml{whose}"
        )
        parser.add_argument(f"--{before}printer-mode", choices=("raster", "text"), default="raster")
        parser.add_argument(
            f"--{before}roll-m", type=int, default=0, help=f"length of a fresh roll, metres{whose}"
        )


def wanted_by(settings: Namespace) -> tuple[PrinterWanted, ...]:
    """First and second."""
    told = vars(settings)
    names = ("printer", "printer_profile", "printer_mode", "roll_m")
    return tuple(
        PrinterWanted(*(told[before + name] for name in names)) for before in ("", "second_")
    )


def printers_of(wanted: Sequence[PrinterWanted], state: Path | None) -> tuple[Printer, ...]:
    """Those that have an address, in order; raise `UnknownPrinter`.

    `state` is the kiosk's own file: the rolls are kept beside it.
    """
    profiles = load_profiles()
    printers = []
    for number, one in enumerate(wanted, 1):
        profile = find_profile(one.profile, profiles)
        opens = opener(one.address, profile.baud)
        if opens is not None:
            file = state.with_name(f"{state.stem}-roll-{number}.json") if state else None
            printers.append(printer(opens, profile, one.mode, file, one.roll_m))
    return tuple(printers)


def printer(
    opens: Opens,
    profile: PrinterProfile,
    mode: "Mode" = "raster",
    roll_file: Path | None = None,
    roll_m: int = 0,
) -> Printer:
    """One printer; without a file its roll is counted for this run only."""
    shape = msgspec.structs.replace(profile.roll, length=roll_m * 1000 or profile.roll.length)
    return Printer(opens, profile, mode, RollBook(roll_file, shape))
