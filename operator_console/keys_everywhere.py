"""Presses of global keys as the desk's own acts; a key that asks something brings the window up."""

from __future__ import annotations

import structlog
from PySide6.QtCore import QObject, Qt, Signal

from operator_console.console_model import ConsoleModel
from operator_console.global_keys import SUMMON, GlobalKeys, chords, keys_of_this_system

_log = structlog.get_logger("console")


class KeysEverywhere(QObject):
    """Listens from the start to the end of the window it belongs to."""

    _pressed = Signal(str)

    def __init__(self, console: ConsoleModel, parent: QObject) -> None:
        super().__init__(parent)
        self._console = console
        self._keys: GlobalKeys | None = None
        self._pressed.connect(self._act, Qt.ConnectionType.QueuedConnection)

    def listen(self, modifiers: str) -> None:
        """Take the keys; what cannot be had is told and is no failure. Raises SettingsWrong."""
        wanted = chords(modifiers)
        try:
            keys = keys_of_this_system()
            taken = keys.start(wanted, self._pressed.emit)
        except OSError as error:
            self._console.tell(self._console.say("no_global_keys"))
            _log.warning("no global keys", why=str(error))
            return
        self._keys = keys
        self.destroyed.connect(keys.stop)
        if taken:
            named = ", ".join(map(str, taken))
            self._console.tell(self._console.say("keys_taken", keys=named))
            _log.warning("global keys are taken", keys=named)

    def _act(self, name: str) -> None:
        console = self._console
        if name != SUMMON and console.moment is not None:
            console.desk_model.press(name)
            if not console.desk_model.open_panel:
                return
        console.summon()
