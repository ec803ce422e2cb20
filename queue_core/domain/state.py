"""The live state of one office: what `decide` reads and `evolve` changes.

Records are frozen and replaced; the containers of `OfficeState` are changed in place by `evolve`
alone, which notes what it touched, so that the store writes and the views redraw only that.
Times are integer milliseconds since the Unix epoch; 0 or "" means "not (yet)".
"""

from __future__ import annotations

from bisect import insort
from typing import Literal

from msgspec import Struct, field

from queue_core.domain.office import ClassId, ServiceId, StaffId, WindowId

TicketState = Literal["waiting", "called", "serving", "held", "missed", "ended"]
Ending = Literal["", "completed", "cancelled", "no_show", "expired"]
Outcome = Literal["", "rendered", "declined"]
Source = Literal["kiosk", "reception", "remote", "booking", "window"]
ClassClaim = Literal["", "claimed", "confirmed", "denied"]
HeldKind = Literal["", "step_away", "hold"]
CallReason = Literal[
    "", "turn", "booked_slot", "by_right", "urgent", "returned", "bound", "cap", "chosen"
]


NEVER = 1 << 62
"""A time that does not come."""


class Stage(Struct, frozen=True, gc=False, omit_defaults=True):
    """One service of a visit, with its own wait and its own outcome."""

    service: ServiceId
    entered: int = 0
    due: int = 0
    """When this stage's wait target ends; keeps its place through holds, misses and transfers."""
    called: int = 0
    started: int = 0
    ended: int = 0
    window: WindowId = ""
    operator: StaffId = ""
    outcome: Outcome = ""
    reason: str = ""
    """Of a declined service."""
    services: int = 0
    """Services counted by the operator."""
    documents: int = 0


class Ticket(Struct, frozen=True, omit_defaults=True):
    """One visit. Its token and code are derived from its id (see `Context`), never stored."""

    id: str
    number: str
    state: TicketState
    stages: tuple[Stage, ...]
    stage: int = 0
    """Index of the current stage."""
    arrived: int = 0
    """Issue or check-in."""
    source: Source = "kiosk"
    language: str = "ru"
    class_id: ClassId = ""
    class_claim: ClassClaim = ""
    urgent: bool = False
    urgent_reason: str = ""
    booking: str = ""
    slot: int = 0
    returned: bool = False
    """Came back from a transfer with return."""
    return_window: WindowId = ""
    return_operator: StaffId = ""
    return_service: ServiceId = ""
    """Where a transfer with return leads afterwards."""
    bound_window: WindowId = ""
    bound_operator: StaffId = ""
    bound_until: int = 0
    window: WindowId = ""
    """Of the present call or service; of a held visit: the holder's."""
    operator: StaffId = ""
    call: str = ""
    """Id of the present call: a board announces each once."""
    called: int = 0
    last_called: int = 0
    """Call or latest recall."""
    recalls: int = 0
    call_reason: CallReason = ""
    held_kind: HeldKind = ""
    held_from: int = 0
    held_until: int = 0
    """0 while held: until resumed."""
    held_ms: int = 0
    """Time held or stepped away so far; told apart from waiting."""
    step_aways: int = 0
    coming: bool = False
    missed_until: int = 0
    ending: Ending = ""
    ended: int = 0
    note: str = ""
    unprinted: bool = False
    """Its paper was not confirmed."""
    remote_away: bool = False
    """Taken from home, the visitor not yet in the hall."""
    key: str = ""
    """Command key that issued it, so that a kiosk can cancel what it could not hand over."""
    acted: int = 0
    """When the visit was last noted on, counted or added to: no claimed time lies before that."""
    revision: int = 0
    """Counts the acts on this ticket; undo is refused once it moved on."""

    @property
    def now_at(self) -> Stage:
        """The current stage."""
        return self.stages[self.stage]


class Undo(Struct, frozen=True, omit_defaults=True):
    """The operator's last act that may still be taken back."""

    act: Literal["finish", "no_show", "transfer"]
    at: int
    before: Ticket
    revision: int
    """Of the ticket after the act."""


class WindowState(Struct, frozen=True, omit_defaults=True):
    """A window while the office works. No operator: the window is closed."""

    id: WindowId
    operator: StaffId = ""
    since: int = 0
    """Signed in."""
    services: tuple[ServiceId, ...] = ()
    overflow: tuple[ServiceId, ...] = ()
    ticket: str = ""
    """The called or served visit."""
    paused: int = 0
    """When the break began; 0: working."""
    pause_reason: str = ""
    pause_until: int = 0
    """Planned end of the break."""
    pause_after: bool = False
    """The break begins when the visit ends."""
    link_lost: int = 0
    away: bool = False
    help: int = 0
    """When help was called; 0: not."""
    free_since: int = 0
    undo: Undo | None = None


class StaffDay(Struct, frozen=True, omit_defaults=True):
    """One operator's figures of the day."""

    served: int = 0
    busy_ms: int = 0
    longest_wait_ms: int = 0


class BookedCall(Struct, frozen=True, gc=False, omit_defaults=True):
    """A call out of booked order: whom it passed is derived from `services` and `at`."""

    at: int
    services: tuple[ServiceId, ...]


class DeviceState(Struct, frozen=True, omit_defaults=True):
    """What a device last told of itself; only changes become events."""

    kind: str = ""
    online: bool = True
    printer: str = ""
    """'', ready, near_end, out, cover, cutter, offline, silent."""
    sound: str = ""
    since: int = 0
    detail: str = ""


class Message(Struct, frozen=True, omit_defaults=True):
    """A short text of staff: on screens (`to` = screens) or between staff."""

    id: str
    at: int
    text: str
    sender: str = ""
    to: str = "screens"
    """screens, supervisor, all, or a staff id."""


class Intake(Struct, frozen=True, omit_defaults=True):
    """Who may still take a ticket."""

    stopped: tuple[ServiceId, ...] = ()
    all_stopped: bool = False
    closes: int = 0
    """Doors close early, at this time; 0: by the hours."""
    suspended: bool = False
    """Everything suspended; the screens show `suspend_text`."""
    suspend_text: str = ""


class Tally(Struct, frozen=True, omit_defaults=True):
    """The day's sums of one service."""

    issued: int = 0
    called: int = 0
    """Waits that ended in a call; `in_target` counts those within the wait target."""
    served: int = 0
    in_target: int = 0
    no_shows: int = 0


class OfficeState(Struct, omit_defaults=True):
    """Everything of one office that changes while people are served."""

    at: int = 0
    """Time of the last event: `now = max(clock, at)`."""
    day: str = ""
    """ISO date of the open business day; empty: closed."""
    closed_day: str = ""
    """The last day that was closed."""
    intake: Intake = Intake()
    counters: dict[str, int] = field(default_factory=dict)
    """Letter → last number issued today."""
    windows: dict[WindowId, WindowState] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    booked_calls: dict[str, BookedCall] = field(default_factory=dict)
    """Call id → a call ahead of others."""
    recent: dict[ServiceId, tuple[int, ...]] = field(default_factory=dict)
    """Last service times, ms, newest last, at most 10."""
    tallies: dict[ServiceId, Tally] = field(default_factory=dict)
    staff: dict[StaffId, StaffDay] = field(default_factory=dict)
    devices: dict[str, DeviceState] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    touched: set[tuple[str, str]] = field(default_factory=set)
    """(kind, key) of everything changed since last taken; kinds are field names here."""
    waiting: dict[str, Ticket] = field(default_factory=dict)
    """Index: the tickets that wait."""
    ended: dict[str, int] = field(default_factory=dict)
    """Index: ended tickets still kept, oldest first → when they ended."""
    passing: dict[ServiceId, list[int]] = field(default_factory=dict)
    """Index: service → times of booked calls that passed its ordinary visitors, ascending."""

    wake: int = 0
    """Nothing falls due before this time; 0: unknown (see `clock`)."""

    def touch(self, kind: str, key: str = "") -> None:
        """Note that `kind[key]` changed."""
        self.touched.add((kind, key))

    def take_touched(self) -> frozenset[tuple[str, str]]:
        """Return what changed since the last call, and forget it."""
        taken = frozenset(self.touched)
        self.touched.clear()
        return taken

    def window(self, window: str) -> WindowState:
        """Return a window's state; one never opened today is closed."""
        return self.windows.get(window) or WindowState(id=window)

    def put_ticket(self, ticket: Ticket) -> None:
        """Add or replace a ticket."""
        self.tickets[ticket.id] = ticket
        self.index_ticket(ticket)
        self.touched.add(("tickets", ticket.id))

    def drop_ticket(self, ticket_id: str) -> None:
        """Forget an ended ticket."""
        del self.tickets[ticket_id]
        self.ended.pop(ticket_id, None)
        self.touched.add(("tickets", ticket_id))

    def index_ticket(self, ticket: Ticket) -> None:
        """Keep the derived indexes in step."""
        if ticket.state == "waiting":
            self.waiting[ticket.id] = ticket
        else:
            self.waiting.pop(ticket.id, None)
        moment = ticket.held_until or ticket.missed_until or ticket.bound_until
        if moment:
            self.wake = min(self.wake, moment)
        if ticket.state == "ended":
            self.ended[ticket.id] = ticket.ended
        else:
            self.ended.pop(ticket.id, None)

    def put_window(self, window: WindowState) -> None:
        """Replace a window's state."""
        self.windows[window.id] = window
        self.touched.add(("windows", window.id))

    def put_booked_call(self, call_id: str, call: BookedCall) -> None:
        """Note a call ahead of ordinary visitors."""
        self.booked_calls[call_id] = call
        self.index_booked_call(call)
        self.touched.add(("booked_calls", call_id))

    def index_booked_call(self, call: BookedCall) -> None:
        """Keep `passing` in step."""
        for service in call.services:
            insort(self.passing.setdefault(service, []), call.at)

    def drop_booked_call(self, call_id: str) -> None:
        """The call was put back: it passed nobody."""
        call = self.booked_calls.pop(call_id, None)
        if call is None:
            return
        for service in call.services:
            self.passing[service].remove(call.at)
        self.touched.add(("booked_calls", call_id))
