"""The kiosk's loudspeaker beside its controller: sounds go out, its state comes back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from client_kit.errors import SettingsWrong
from client_kit.theme.tokens import load_tokens
from kiosk_app.qt.controller import Controller
from kiosk_app.sound.loudspeaker import DeviceSpeaker, FileSpeaker, Loudspeaker, Mute
from kiosk_app.sound.notes import Note, bell_of


class Sounding(QObject):
    """Lives as long as its controller; `told` may be emitted in the player's thread."""

    told = Signal(str)

    def __init__(self, where: str, controller: Controller) -> None:
        super().__init__(controller)
        self._speaker = loudspeaker(where, self.told.emit)
        self.told.connect(controller.paperwork.tell_sound)
        controller.sounded.connect(self._play)

    def close(self) -> None:
        """Finish the sound under way."""
        self._speaker.close()

    def _play(self, note: Note) -> None:
        self._speaker.play(note)


def loudspeaker(where: str, told: Callable[[str], None]) -> Loudspeaker:
    """`on`, `off` or `file:FOLDER`; raises SettingsWrong."""
    bell = bell_of(load_tokens().tables["chime"])
    kind, _, folder = where.partition(":")
    match kind:
        case "off":
            return Mute()
        case "on":
            return DeviceSpeaker(bell, told)
        case "file" if folder:
            return FileSpeaker(Path(folder), bell)
        case _:
            raise SettingsWrong("sound", f"--sound {where}: on, off or file:FOLDER")
