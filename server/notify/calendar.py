"""An appointment as a calendar file (RFC 5545), for letters and pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec import Struct

_LINE = 75
"""Octets; longer lines are folded (RFC 5545, 3.1)."""


class Appointment(Struct, frozen=True):
    """When and where somebody is expected."""

    uid: str
    """The same for every version of it."""
    start_ms: int
    minutes: int
    title: str
    place: str
    about: str
    url: str
    stamp_ms: int
    """When this version was made."""
    is_cancelled: bool = False
    sequence: int = 0
    """Grows with each version: how often the booking was moved, one more when cancelled."""


def calendar_file(appointment: Appointment) -> str:
    """The file's text, lines ended by CRLF."""
    method, status = ("CANCEL", "CANCELLED") if appointment.is_cancelled else _KEPT
    ends = appointment.start_ms + appointment.minutes * 60_000
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Talon//Talon//RU",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{_text(appointment.uid)}",
        f"DTSTAMP:{_moment(appointment.stamp_ms)}",
        f"DTSTART:{_moment(appointment.start_ms)}",
        f"DTEND:{_moment(ends)}",
        f"SUMMARY:{_text(appointment.title)}",
        f"LOCATION:{_text(appointment.place)}",
        f"DESCRIPTION:{_text(appointment.about)}",
        f"URL:{appointment.url}",
        f"SEQUENCE:{appointment.sequence}",
        f"STATUS:{status}",
        *(() if appointment.is_cancelled else _alarms(appointment)),
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


_KEPT = ("PUBLISH", "CONFIRMED")
_ALARMS = ("-P1D", "-PT1H")


def _alarms(appointment: Appointment) -> Iterator[str]:
    for trigger in _ALARMS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{trigger}")
        yield from (f"DESCRIPTION:{_text(appointment.title)}", "END:VALARM")


def _moment(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    for plain in "\\;,":
        value = value.replace(plain, f"\\{plain}")
    return value.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Never within a character: octets are counted, letters are kept whole."""
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LINE:
            yield part
            part, size = " ", 1
        part += letter
        size += octets
    yield part
