"""What differs between printers, as data."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk_app.printing.ejector import Ejector
from kiosk_app.printing.errors import UnknownPrinter
from kiosk_app.printing.roll import RollShape

PROFILES_FILE = Path(__file__).with_name("profiles.toml")
DEFAULT_PROFILE = "generic-80"


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """One model; `profiles.toml` says what each field means."""

    name: str
    escpos: str
    width: int
    columns: int
    band: int
    codec: str
    code_page: int
    native_qr: bool
    finish: bytes
    status: bool
    baud: int
    roll: RollShape
    ejector: Ejector | None = None


def load_profiles(path: Path = PROFILES_FILE) -> dict[str, PrinterProfile]:
    """Read every known printer."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _profile(name, table) for name, table in tables.items()}


def find_profile(name: str, profiles: dict[str, PrinterProfile]) -> PrinterProfile:
    """Raise `UnknownPrinter` with the known names when there is none of that name."""
    try:
        return profiles[name]
    except KeyError:
        known = ", ".join(sorted(profiles))
        raise UnknownPrinter(f"no printer profile {name!r}; known: {known}") from None


def _profile(name: str, table: dict[str, Any]) -> PrinterProfile:
    codec, number = table["code_page"]
    return PrinterProfile(
        name=name,
        escpos=table["escpos"],
        width=table["width"],
        columns=table["columns"],
        band=table["band"],
        codec=codec,
        code_page=number,
        native_qr=table["native_qr"],
        finish=bytes.fromhex(table["finish"]),
        status=table["status"],
        baud=table["baud"],
        roll=RollShape(table["roll_m"] * 1000, table["near_end_mm"], table["ticket_mm"]),
        ejector=_ejector(table["ejector"]) if "ejector" in table else None,
    )


def _ejector(table: dict[str, Any]) -> Ejector:
    ask, retract = (bytes.fromhex(table[name]) for name in ("ask", "retract"))
    return Ejector(ask, retract, table["retract_s"])
