"""The printer's address as an administrator writes it, and its port."""

import re
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from kiosk_app.printing.errors import UnknownPrinter
from kiosk_app.printing.ports.port import Port

RAW_PORT = 9100

Opens = Callable[[], Awaitable[Port]]

_USB = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")


def opener(address: str, baud: int) -> Opens | None:
    """`none`, `file:PATH`, `tcp://HOST[:PORT]`, `serial:/dev/…`, `usb:[VVVV:PPPP]`; raise
    `UnknownPrinter` for anything else. Only the wire in use is loaded: a kiosk starts sooner."""
    kind, _, rest = address.partition(":")
    match kind:
        case "none" | "":
            return None
        case "file" if rest:
            from kiosk_app.printing.ports.descriptor import open_file

            return partial(open_file, Path(rest))
        case "tcp" if rest.strip("/"):
            from kiosk_app.printing.ports.network import open_network

            host, port = _host(rest.strip("/"))
            return partial(open_network, host, port)
        case "serial" if rest:
            from kiosk_app.printing.ports.serial_line import open_serial

            return partial(open_serial, rest, baud)
        case "usb":
            from kiosk_app.printing.ports.usb import open_usb

            vendor, product = _ids(rest)
            return partial(open_usb, vendor, product)
        case _:
            raise UnknownPrinter(
                f"printer {address!r}: expected none, file:PATH, tcp://HOST:9100, "
                "serial:/dev/ttyS0 or usb:04b8:0e15"
            )


def _host(rest: str) -> tuple[str, int]:
    host, colon, port = rest.rpartition(":")
    if not colon:
        return rest, RAW_PORT
    if not port.isdigit():
        raise UnknownPrinter(f"printer tcp://{rest}: {port!r} is no port number")
    return host.strip("[]"), int(port)


def _ids(rest: str) -> tuple[int | None, int | None]:
    if not rest:
        return None, None
    found = _USB.fullmatch(rest)
    if found is None:
        raise UnknownPrinter(f"printer usb:{rest}: expected four hex digits twice, as in 04b8:0e15")
    return int(found[1], 16), int(found[2], 16)
