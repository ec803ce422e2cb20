"""How a node reaches visitors: mail, short messages, proofs of contact, reminders; and how much
one of them may book."""

from __future__ import annotations

from email.headerregistry import Address
from email.utils import parseaddr
from pathlib import Path
from typing import Literal, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from server.config.strict import Reading


class Smtp(Struct, frozen=True):
    """The mail server. Neither `host` nor `folder`: nobody gets mail."""

    host: str = ""
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_file: str = ""
    """Readable by the server alone."""
    sender: str = ""
    """«Name <address>»; the address alone is enough."""
    timeout_s: int = 20
    folder: str = ""
    """Instead of a server: letters are laid here as .eml files, for trials and shows."""

    @property
    def is_used(self) -> bool:
        """Whether letters can go out."""
        return bool(self.host or self.folder)


class Sms(Struct, frozen=True):
    """A gateway that takes `{"id", "to", "text"}` by POST, signed as webhooks are."""

    url: str = ""
    secret_file: str = ""

    @property
    def is_used(self) -> bool:
        """Whether short messages can go out."""
        return bool(self.url)


class Verification(Struct, frozen=True):
    """Whether one who books from home must first show that the contact is theirs."""

    policy: Literal["off", "required"] = "off"


class Reminders(Struct, frozen=True):
    """When visitors are reminded, and how long a letter is tried."""

    hours_before: tuple[int, ...] = (24, 2)
    most_tries: int = 16
    """Then it is laid aside; sixteen take about ten hours."""


class BookingLimits(Struct, frozen=True):
    """How many slots one may hold and how often one may book: against hoarding."""

    per_contact: int = 5
    """Bookings ahead of one contact in the whole network."""
    per_contact_office: int = 3
    per_contact_service: int = 2
    per_contact_a_day: int = 8
    """Bookings and moves of one contact within 24 hours, cancelled ones too."""
    per_address_an_hour: int = 60
    """Bookings and moves by the public from one address; mobile networks share addresses."""
    tickets_per_address_an_hour: int = 60
    """Tickets from afar, taken by the public from one address."""


class Outreach(Struct, frozen=True, kw_only=True):
    """All of it; tables of the deployment file."""

    smtp: Smtp = Smtp()
    sms: Sms = Sms()
    verification: Verification = Verification()
    reminders: Reminders = Reminders()
    booking_limits: BookingLimits = BookingLimits()


Found = TypeVar("Found", bound=Outreach)


def check_outreach(found: Outreach, reading: Reading) -> None:
    """Tell what would not work."""
    smtp, sms = found.smtp, found.sms
    if smtp.is_used and not _is_address(smtp.sender):
        reading.fault(
            "smtp.sender", f"«{smtp.sender}» is no address", "write «Name <queue@example.ru>»"
        )
    if bool(smtp.user) != bool(smtp.password_file):
        reading.fault("smtp", "a user and a password file go together", "give both, or neither")
    if sms.is_used and not sms.secret_file:
        reading.fault("sms.secret_file", "is missing", "write the words the gateway knows there")
    if sms.is_used and urlsplit(sms.url).scheme not in ("http", "https"):
        reading.fault("sms.url", f"«{sms.url}» is no web address", "write https://host[:port]/…")
    if found.verification.policy == "required" and not (smtp.is_used or sms.is_used):
        reading.fault(
            "verification.policy", "codes could not be sent", "give [smtp] or [sms], or «off»"
        )
    if any(not 1 <= hours <= 14 * 24 for hours in found.reminders.hours_before):
        reading.fault("reminders.hours_before", "is out of range", "1 to 336 hours")
    counts = {f"booking_limits.{n}": v for n, v in _fields(found.booking_limits)}
    counts |= {"reminders.most_tries": found.reminders.most_tries, "smtp.timeout_s": smtp.timeout_s}
    for key, value in counts.items():
        if value < 1:
            reading.fault(key, "must be at least 1", "raise it")


def absolute(found: Found, folder: Path) -> Found:
    """The same with paths that no longer depend on where one stands."""

    def put(path: str) -> str:
        return str((folder / path).resolve()) if path else ""

    smtp, sms = found.smtp, found.sms
    return replace(
        found,
        smtp=replace(smtp, password_file=put(smtp.password_file), folder=put(smtp.folder)),
        sms=replace(sms, secret_file=put(sms.secret_file)),
    )


def _fields(limits: BookingLimits) -> list[tuple[str, int]]:
    return [(name, getattr(limits, name)) for name in limits.__struct_fields__]


def _is_address(sender: str) -> bool:
    try:
        return bool(Address(addr_spec=parseaddr(sender)[1]).domain)
    except (ValueError, IndexError):
        return False
