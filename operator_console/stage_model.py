"""What the operator has counted of the present stage: services, documents, a reason to decline."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from PySide6.QtCore import QObject, QTimer, Signal

from operator_console.desk import Desk
from operator_console.orders import Outcome, acting
from queue_core.domain import commands as c

MOST_DOCUMENTS = 99
COUNT_AFTER_MS = 700
"""The documents stepper sends its last value, not each step."""


class StageModel(QObject):
    """Each stage of each visit begins with what is counted already."""

    changed = Signal()
    due = Signal(object)
    """A `Count` to be ordered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outcome = Outcome()
        self._desk = Desk({}, "", "", 0)
        self._stage = ""
        self._later = QTimer(self, interval=COUNT_AFTER_MS, singleShot=True)
        self._later.timeout.connect(self._send)

    def follow(self, desk: Desk) -> None:
        """The desk moved on; what was counted of another stage is forgotten."""
        self._desk = desk
        row = desk.visit
        stage = f"{desk.visit_id}/{row.get('done', 0)}"
        if stage != self._stage:
            self._stage = stage
            services, documents = int(row.get("services", 1)), int(row.get("documents", 0))
            self.outcome = Outcome(services=services, documents=documents)
            self._later.stop()

    def count(self, **counts: int) -> None:
        """`services` or `documents`, told to the server after a moment."""
        documents = counts.get("documents", 0)
        if self._desk.mode == "serving" and 0 <= documents <= MOST_DOCUMENTS:
            self.outcome = structs.replace(self.outcome, **counts)
            self._later.start()
            self.changed.emit()

    def step(self, by: int) -> None:
        """One document more or less."""
        self.count(documents=self.outcome.documents + by)

    def decline(self, reason: str) -> None:
        """Declined for this reason; empty: rendered."""
        self.outcome = structs.replace(self.outcome, declined=reason)
        self.changed.emit()

    def told(self) -> None:
        """The stage's last order carries the counts; none of their own is needed."""
        self._later.stop()

    def shown(self) -> dict[str, Any]:
        """For the card."""
        reason, services, desk = self.outcome.declined, self.outcome.services, self._desk
        return {
            "documents": self.outcome.documents,
            "services_text": desk.say("services_counted", count=services) if services > 1 else "",
            "declined": bool(reason),
            "declined_text": desk.named("decline_reasons", reason) if reason else "",
        }

    def _send(self) -> None:
        desk, outcome = self._desk, self.outcome
        if desk.mode == "serving":
            self.due.emit(
                c.Count(
                    window=acting(desk),
                    ticket=desk.visit_id,
                    services=outcome.services,
                    documents=outcome.documents,
                )
            )
