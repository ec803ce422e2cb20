"""Who may give which order: one table (RULES, Commands by role)."""

from __future__ import annotations

from queue_core.domain import commands as c
from queue_core.domain.context import Role

Orders = frozenset[type[c.Command]]

_VISITOR: Orders = frozenset({c.ComeBack, c.StepAway, c.Leave})
_PUBLIC: Orders = frozenset(
    {
        *_VISITOR,
        c.IssueTicket,
        c.CheckIn,
        c.Arrive,
        c.Coming,
        c.Rate,
        c.Book,
        c.MoveBooking,
        c.CancelBooking,
    }
)
_KIOSK: Orders = frozenset({c.IssueTicket, c.CheckIn, c.ComeBack, c.CancelUnclaimed})
_RECEPTION: Orders = frozenset(
    {
        *_KIOSK,
        *_VISITOR,
        c.Arrive,
        c.CancelVisit,
        c.Reprint,
        c.Hold,
        c.ClaimClass,
        c.Book,
        c.MoveBooking,
        c.CancelBooking,
        c.SendMessage,
    }
)
_OPERATOR: Orders = frozenset(
    {
        c.SignIn,
        c.SignOut,
        c.ChooseServices,
        c.Pause,
        c.EndPause,
        c.CallNext,
        c.Call,
        c.Recall,
        c.PutBack,
        c.Start,
        c.Finish,
        c.NoShow,
        c.Hold,
        c.ResumeHeld,
        c.Transfer,
        c.AddService,
        c.Count,
        c.WriteNote,
        c.ConfirmClass,
        c.DenyClass,
        c.ServeWithoutTicket,
        c.UndoAct,
        c.CallHelp,
        c.SendMessage,
        c.ComeBack,
        c.CancelVisit,
    }
)
_SUPERVISOR: Orders = frozenset(
    {
        *_OPERATOR,
        *_RECEPTION,
        c.TakeOver,
        c.Raise,
        c.StopIntake,
        c.OpenIntake,
        c.CloseEarly,
        c.SuspendAll,
        c.ResumeAll,
    }
)
ORDERS: dict[Role, Orders] = {
    "public": _PUBLIC,
    "partner": _PUBLIC,
    "kiosk": _KIOSK,
    "reception": _RECEPTION,
    "operator": _OPERATOR,
    "supervisor": _SUPERVISOR,
    "clock": frozenset({c.Tick, c.TellPresence, c.TellDevice}),
}


def may(role: Role, command: c.Command) -> bool:
    """Whether `role` may give this order; what it may act on is decided with the office's state."""
    return type(command) in ORDERS.get(role, frozenset())
