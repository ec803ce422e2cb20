"""What may be asked of an office: one struct per order, tagged on the wire by `type` in snake_case.

Who may give which order is `roles.py`; what each does is `decide`. `ticket` names the visit the
person saw when pressing, so that a late second press cannot act on the next visitor; empty means
"the one at my window". `window` is for supervisors, who act at anybody's window; operators leave it
empty.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from queue_core.naming import snake


class Command(
    Struct,
    frozen=True,
    tag_field="type",
    tag=snake,
    omit_defaults=True,
    forbid_unknown_fields=True,
):
    """An order to one office."""


# ── visitors: kiosk, reception, phone ─────────────────────────────────────────


class IssueTicket(Command, frozen=True):
    """Take a ticket for one or several services, in the order they shall be served."""

    services: tuple[str, ...]
    language: str = "ru"
    class_id: str = ""
    """A priority class claimed; the window checks the document."""
    urgent_reason: str = ""
    """Reception only: help is needed at once."""


class CheckIn(Command, frozen=True):
    """Arrive for a booking, by its eight-digit code or by its token (QR)."""

    code: str = ""
    token: str = ""
    language: str = "ru"
    class_id: str = ""
    booking: str = ""
    """Reception only: the id of a booking out of today's list."""


class CancelUnclaimed(Command, frozen=True):
    """Cancel the ticket that key `of` made, or forbid that key if it made nothing."""

    of: str


class VisitRef(Command, frozen=True):
    """Names a visit: staff by ticket id, a phone by token, a kiosk by number and code or token."""

    ticket: str = ""
    token: str = ""
    number: str = ""
    code: str = ""


class ComeBack(VisitRef, frozen=True):
    """A missed, stepped-away or held visitor is here again."""


class StepAway(VisitRef, frozen=True):
    """Leave the hall for a while, keeping one's place."""

    minutes: int = 15


class Leave(VisitRef, frozen=True):
    """Give the place up."""


class Coming(VisitRef, frozen=True):
    """Tell the window «иду» after the call."""


class Arrive(VisitRef, frozen=True):
    """A remote ticket's visitor is in the hall."""


class Rate(Command, frozen=True):
    """Rate an ended visit once, 1–5, with chips and a comment."""

    token: str
    score: int
    chips: tuple[str, ...] = ()
    comment: str = ""


class Book(Command, frozen=True):
    """Book a slot of a service; `slot` in ms since the epoch."""

    service: str
    slot: int
    language: str = "ru"
    limit_key: str = ""


class MoveBooking(Command, frozen=True):
    """Move a booking to another slot, of the same day or another."""

    token: str
    slot: int


class CancelBooking(Command, frozen=True):
    """Give a booked slot up."""

    token: str


# ── reception ─────────────────────────────────────────────────────────────────


class Reprint(Command, frozen=True):
    """Ask for the paper again; answers what stands on it."""

    ticket: str


class ClaimClass(Command, frozen=True):
    """Put a waiting visitor into a priority class (reception), or change it (supervisor)."""

    ticket: str
    class_id: str
    """Empty: back to the ordinary order."""
    reason: str = ""


# ── operator ──────────────────────────────────────────────────────────────────


class SignIn(Command, frozen=True):
    """Open a window; `take_over` confirms that the one working there is replaced."""

    window: str
    services: tuple[str, ...] = ()
    """Chosen among the window's; empty: all."""
    take_over: bool = False


class AtWindow(Command, frozen=True):
    """An order at one's own window, or (supervisor) at `window`."""

    window: str = ""


class SignOut(AtWindow, frozen=True):
    """Close the window; refused while serving. A supervisor signs someone out with it."""


class ChooseServices(AtWindow, frozen=True):
    """Choose among the window's services; a supervisor sets any of the office's."""

    services: tuple[str, ...] = ()
    overflow: tuple[str, ...] = ()


class Pause(AtWindow, frozen=True):
    """Begin a break now, or after the present visit."""

    reason: str = ""
    until: int = 0
    """Planned end, ms."""
    after_visit: bool = False


class EndPause(AtWindow, frozen=True):
    """Work again, or take a planned break back."""


class CallNext(AtWindow, frozen=True):
    """Call who is next by the rules."""


class Call(AtWindow, frozen=True):
    """Call a chosen waiting or missed visitor."""

    ticket: str = ""


class AtVisit(AtWindow, frozen=True):
    """An order about the visit at the window."""

    ticket: str = ""


class Recall(AtVisit, frozen=True):
    """Call the same number again."""


class PutBack(AtVisit, frozen=True):
    """Undo a wrong call: back to the place kept."""


class Start(AtVisit, frozen=True):
    """The visitor sat down."""

    claimed_at: int = 0
    """When it was pressed while the link was lost; clamped by the server."""


class Finish(AtVisit, frozen=True):
    """The current service is done."""

    outcome: Literal["rendered", "declined"] = "rendered"
    reason: str = ""
    services: int = 1
    documents: int = 0
    claimed_at: int = 0


class NoShow(AtVisit, frozen=True):
    """Nobody came to the call."""


class Hold(AtVisit, frozen=True):
    """Put the visit aside until a time, or until resumed (0). Reception holds waiting visitors."""

    until: int = 0


class ResumeHeld(AtWindow, frozen=True):
    """Call a held visitor back to this window."""

    ticket: str = ""


class Transfer(AtVisit, frozen=True):
    """Send the visitor to another service, window or operator."""

    service: str = ""
    to_window: str = ""
    to_operator: str = ""
    urgent: bool = False
    with_return: bool = False


class AddService(AtVisit, frozen=True):
    """One more service in this visit, after the present ones."""

    service: str = ""


class Count(AtVisit, frozen=True):
    """Services rendered and documents presented in the current stage."""

    services: int = 1
    documents: int = 0
    claimed_at: int = 0


class WriteNote(AtVisit, frozen=True):
    """A short note for whoever serves this visit next; replaces the former."""

    text: str = ""
    claimed_at: int = 0


class ConfirmClass(AtVisit, frozen=True):
    """The document was seen."""


class DenyClass(AtVisit, frozen=True):
    """The document was not shown."""


class ServeWithoutTicket(AtWindow, frozen=True):
    """Begin to serve a person who took no ticket; one is made, without paper."""

    service: str = ""


class UndoAct(AtWindow, frozen=True):
    """Take one's own last finish, no-show or transfer back, within 10 s."""


class CallHelp(AtWindow, frozen=True):
    """Call the supervisor to the window, or (`on` false) thank them."""

    on: bool = True


class SendMessage(Command, frozen=True):
    """A short text to `supervisor`, `all`, a staff id, or (supervisor) `screens`; empty: off."""

    text: str
    to: str = "supervisor"


# ── supervisor ────────────────────────────────────────────────────────────────


class TakeOver(Command, frozen=True):
    """Take a visit over from another window to `window`."""

    ticket: str
    window: str


class CancelVisit(Command, frozen=True):
    """End a visit that is not being served (reception, supervisor, operator at the window)."""

    ticket: str
    reason: str = ""


class Raise(Command, frozen=True):
    """Move a waiting visitor to the front."""

    ticket: str
    reason: str


class StopIntake(Command, frozen=True):
    """No more tickets for these services; none named: for all."""

    services: tuple[str, ...] = ()


class OpenIntake(Command, frozen=True):
    """Tickets again."""

    services: tuple[str, ...] = ()


class CloseEarly(Command, frozen=True):
    """Doors close today at this time; 0: by the hours."""

    at: int = 0


class SuspendAll(Command, frozen=True):
    """Stop everything (alarm, power), with a text on every screen."""

    text: str


class ResumeAll(Command, frozen=True):
    """Work goes on."""


# ── clock and the server itself ───────────────────────────────────────────────


class Tick(Command, frozen=True):
    """Do everything whose time has come."""


class TellPresence(Command, frozen=True):
    """The server saw an operator's link come or go."""

    operator: str
    online: bool


class TellDevice(Command, frozen=True):
    """The server heard of a *change* of a device's state, or of an unconfirmed print."""

    device: str
    kind: str = ""
    online: bool = True
    printer: str = ""
    sound: str = ""
    detail: str = ""
    unconfirmed: str = ""
    """Ticket id whose print was not confirmed."""


AnyCommand = (
    IssueTicket | CheckIn | CancelUnclaimed | ComeBack | StepAway | Leave | Coming | Arrive
    | Rate | Book | MoveBooking | CancelBooking | Reprint | ClaimClass | SignIn | SignOut
    | ChooseServices | Pause | EndPause | CallNext | Call | Recall | PutBack | Start | Finish
    | NoShow | Hold | ResumeHeld | Transfer | AddService | Count | WriteNote | ConfirmClass
    | DenyClass | ServeWithoutTicket | UndoAct | CallHelp | SendMessage | TakeOver
    | CancelVisit | Raise | StopIntake | OpenIntake | CloseEarly | SuspendAll | ResumeAll
    | Tick | TellPresence | TellDevice
)  # fmt: skip
