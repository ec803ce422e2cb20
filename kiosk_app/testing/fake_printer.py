"""`python -m kiosk_app.testing.fake_printer` plays a printer: each ticket becomes a picture.

For trying a kiosk without one, and for seeing what it does when its printer is not well.
"""

import argparse
import asyncio
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import get_args

from kiosk_app.printing.fake import FakePrinter, Temper
from kiosk_app.printing.fonts import find_fonts
from kiosk_app.printing.ports.address import RAW_PORT
from kiosk_app.printing.profiles import DEFAULT_PROFILE, find_profile, load_profiles
from kiosk_app.printing.proof import proof
from kiosk_app.printing.status import PrinterState


def main(arguments: Sequence[str] | None = None) -> int:
    """Print until told to stop."""
    parser = argparse.ArgumentParser(prog="fake_printer", description=__doc__)
    parser.add_argument("--port", type=int, default=RAW_PORT, help="0: any free one")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="for the pictures")
    parser.add_argument("--profile", default=DEFAULT_PROFILE, help="see printing/profiles.toml")
    parser.add_argument("--state", choices=get_args(PrinterState), default="ready")
    asyncio.run(_play(parser.parse_args(arguments)))
    return 0


async def _play(options: argparse.Namespace) -> None:
    printing = asyncio.current_task()
    assert printing is not None
    with suppress(NotImplementedError):  # Windows ends a program by other means
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, printing.cancel)
    with suppress(asyncio.CancelledError):
        async with FakePrinter(Temper(state=options.state), port=options.port) as printer:
            print(printer.address, flush=True)
            await _collect(printer, options)


async def _collect(printer: FakePrinter, options: argparse.Namespace) -> None:
    profile, fonts = find_profile(options.profile, load_profiles()), find_fonts()
    options.out.mkdir(parents=True, exist_ok=True)
    number = len(list(options.out.glob("ticket-*.png")))
    while True:
        await printer.printed(1)
        number += 1
        picture = proof(printer.tickets.pop(0), profile.width, profile.codec, fonts)
        await asyncio.to_thread(picture.save, options.out / f"ticket-{number:06}.png")


if __name__ == "__main__":
    sys.exit(main())
