"""How an office's state lies in the store: one opaque field per record, JSON by msgspec.

Office hash: `day`, `closed_day`, `intake`, `at`; `w:<window>`, `c:<letter>`, `b:<call>` (booked
calls), `r:<service>` (recent times), `t:<service>` (tallies), `s:<staff>`, `d:<device>`,
`m:<message>`. Tickets hash: ticket id → ticket. A day's bookings: booking id → booking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from queue_core.domain import events as e
from queue_core.domain.bookings import Booking, DayBookings
from queue_core.domain.state import (
    BookedCall,
    DeviceState,
    Intake,
    Message,
    OfficeState,
    StaffDay,
    Tally,
    Ticket,
    WindowState,
)

_PREFIX: dict[str, tuple[str, Any]] = {
    "windows": ("w:", WindowState),
    "counters": ("c:", int),
    "booked_calls": ("b:", BookedCall),
    "recent": ("r:", tuple[int, ...]),
    "tallies": ("t:", Tally),
    "staff": ("s:", StaffDay),
    "devices": ("d:", DeviceState),
    "messages": ("m:", Message),
}
_encode = msgspec.json.Encoder().encode
_DECODERS = {
    prefix: (kind, msgspec.json.Decoder(type_).decode) for kind, (prefix, type_) in _PREFIX.items()
}
_ticket = msgspec.json.Decoder(Ticket).decode
_booking = msgspec.json.Decoder(Booking).decode
_intake = msgspec.json.Decoder(Intake).decode
_events = msgspec.json.Decoder(list[e.AnyEvent]).decode


class Fields(Struct, frozen=True):
    """What one commit writes of an office."""

    set: dict[str, bytes]
    drop: list[str]
    tickets_set: dict[str, bytes]
    tickets_drop: list[str]


def office_fields(state: OfficeState, touched: Iterable[tuple[str, str]]) -> Fields:
    """Encode what `touched` names; a record that is gone is dropped."""
    fields = Fields({"at": b"%d" % state.at}, [], {}, [])
    for kind, key in touched:
        if kind == "tickets":
            ticket = state.tickets.get(key)
            if ticket is None:
                fields.tickets_drop.append(key)
            else:
                fields.tickets_set[key] = _encode(ticket)
        elif kind == "day":
            fields.set["day"] = state.day.encode()
            fields.set["closed_day"] = state.closed_day.encode()
        elif kind == "intake":
            fields.set["intake"] = _encode(state.intake)
        else:
            record = getattr(state, kind).get(key)
            name = _PREFIX[kind][0] + key
            if record is None:
                fields.drop.append(name)
            else:
                fields.set[name] = _encode(record)
    return fields


def all_fields(state: OfficeState) -> Fields:
    """Encode the whole office, for a new epoch."""
    everything = {(kind, key) for kind in ("tickets", *_PREFIX) for key in getattr(state, kind)}
    return office_fields(state, everything | {("day", ""), ("intake", "")})


def load_office(
    office: Mapping[bytes, bytes], tickets: Mapping[bytes, bytes] | None = None
) -> OfficeState:
    """Build the state from the store's hashes; fields of other owners (position …) are passed over.

    Raises msgspec.ValidationError when a record is not of this version's form.
    """
    state = OfficeState(
        at=int(office.get(b"at", b"0")),
        day=office.get(b"day", b"").decode(),
        closed_day=office.get(b"closed_day", b"").decode(),
    )
    if b"intake" in office:
        state.intake = _intake(office[b"intake"])
    for name, value in office.items():
        known = _DECODERS.get(name[:2].decode()) if name[1:2] == b":" else None
        if known is not None:
            kind, decode = known
            getattr(state, kind)[name[2:].decode()] = decode(value)
    loaded = sorted((_ticket(value) for value in (tickets or {}).values()), key=_by_end)
    for ticket in loaded:
        state.tickets[ticket.id] = ticket
        state.index_ticket(ticket)
    for call in state.booked_calls.values():
        state.index_booked_call(call)
    state.wake = 0
    return state


def _by_end(ticket: Ticket) -> tuple[int, str]:
    return ticket.ended, ticket.id


def booking_fields(day: DayBookings, touched: Iterable[str]) -> dict[str, bytes]:
    """Encode the bookings named."""
    return {key: _encode(day.bookings[key]) for key in touched}


def load_bookings(day: str, fields: Mapping[bytes, bytes]) -> DayBookings:
    """Build a day's bookings; its position fields are passed over."""
    loaded = [_booking(value) for value in fields.values() if value.startswith(b"{")]
    return DayBookings(day=day, bookings={booking.id: booking for booking in loaded})


# ── the feed ─────────────────────────────────────────────────────────────────


def feed_events(events: Iterable[e.AnyEvent]) -> bytes:
    """Encode events for the feed; texts of people stay behind (I5)."""
    return _encode([without_text(event) for event in events])


def read_feed_events(encoded: bytes) -> list[e.AnyEvent]:
    """Decode a feed entry's events."""
    return _events(encoded)


def without_text(event: e.AnyEvent) -> e.AnyEvent:
    """The event as it may travel: no note, no message, nothing to know a contact by."""
    if isinstance(event, e.SlotBooked | e.BookingMoved) and event.limit_key:
        return replace(event, limit_key="")
    return replace(event, text="") if is_textual(event) else event


def is_textual(event: e.AnyEvent) -> bool:
    """Whether a follower must read the office again, since the text is not in the feed."""
    return isinstance(event, e.NoteWritten | e.MessageSent | e.AllSuspended)
