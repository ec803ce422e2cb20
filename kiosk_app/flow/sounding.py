"""Which step of the flow is heard: pure."""

from dataclasses import replace
from typing import Literal

from kiosk_app.flow.advance import NEWS
from kiosk_app.flow.events import Event
from kiosk_app.flow.state import Flow

Heard = Literal["", "tick", "failure"]


def heard(before: Flow, event: Event, after: Flow) -> Heard:
    """A press that did something ticks; what failed rings once, when it comes to be known."""
    if _failures(after) > _failures(before):
        return "failure"
    is_press = not isinstance(event, NEWS)
    return "tick" if is_press and replace(after, touched=0) != replace(before, touched=0) else ""


def _failures(flow: Flow) -> int:
    is_unprinted = flow.handed is not None and flow.handed.paper == "failed"
    is_wrong = flow.tended in ("wrong_pin", "failed")
    return sum((flow.refusal is not None, is_unprinted, is_wrong, flow.leaflet == "failed"))
