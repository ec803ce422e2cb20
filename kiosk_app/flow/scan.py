"""What a scanner reads: the QR of a booking or of a ticket."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class BookingCode:
    """A booking's token."""

    token: str


@dataclass(frozen=True, slots=True)
class TicketCode:
    """A ticket's token."""

    token: str


_TYPED_IN_RUSSIAN = str.maketrans(
    "йцукенгшщзфывапролдячсмитьЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬюЖ.",
    "qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM.:/",
)
"""A scanner sends the places of keys; under the Russian layout a link comes out like this."""


def read_code(text: str) -> BookingCode | TicketCode | None:
    """`https://…/t/<office>.<token>` is a ticket's page, `/b/…` a booking's."""
    link = text.strip()
    if not link.isascii():
        link = link.translate(_TYPED_IN_RUSSIAN)
    kind, _, name = urlsplit(link).path.strip("/").partition("/")
    token = name.rpartition(".")[2]
    if not token:
        return None
    match kind:
        case "t":
            return TicketCode(token)
        case "b":
            return BookingCode(token)
        case _:
            return None
