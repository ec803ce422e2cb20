"""The staff menu behind its PIN: pure, a part of `advance`."""

from dataclasses import replace

from kiosk_app.flow.events import CheckPin, Effect, StaffWish, Tend
from kiosk_app.flow.state import Flow
from kiosk_app.pin import LONGEST, SHORTEST

MISSES = 5
"""Wrong PINs in a row before the menu is locked."""
LOCK_MS = 60_000

Step = tuple[Flow, tuple[Effect, ...]]


def open_pin(flow: Flow, now: int) -> Flow:
    """The corner was held; nothing happens at a kiosk without a PIN, or beside a ticket."""
    if not flow.has_staff or flow.handed is not None or now < flow.locked_until:
        return flow
    return replace(flow.only("staff_pin"), typed="", tended="")


def type_pin(flow: Flow, letter: str) -> Flow:
    """One digit more."""
    is_digit = letter.isdecimal() and len(flow.typed) < LONGEST
    return replace(flow, typed=flow.typed + letter, tended="") if is_digit else flow


def submit_pin(flow: Flow) -> Step:
    """Have the PIN checked."""
    return flow, (CheckPin(flow.typed),) if len(flow.typed) >= SHORTEST else ()


def checked(flow: Flow, is_right: bool, now: int) -> Flow:
    """In, or once more; after too many misses the first screen for a while."""
    if flow.place.screen != "staff_pin":
        return flow
    if is_right:
        return replace(flow.only("staff"), typed="", misses=0, tended="")
    misses = flow.misses + 1
    if misses < MISSES:
        return replace(flow, typed="", misses=misses, tended="wrong_pin")
    locked = replace(flow, typed="", misses=0, tended="", locked_until=now + LOCK_MS)
    return replace(locked, trail=locked.trail[:1])


def wished(flow: Flow, event: StaffWish) -> Step:
    """Carry it out; what prints waits for the one before."""
    prints = event.wish in ("test", "again")
    if flow.place.screen != "staff" or prints and flow.tended == "printing":
        return flow, ()
    if prints and not flow.has_printer or event.wish == "again" and flow.last is None:
        return flow, ()
    return replace(flow, tended="printing" if prints else ""), (Tend(event.wish),)


def tended(flow: Flow, is_printed: bool) -> Flow:
    """What became of a test print or a copy."""
    return replace(flow, tended="printed" if is_printed else "failed")
