"""Where the kiosk's sounds go: the interface, the machine's sound device, and players without one.

A device that is missing or goes away is told once and stops nothing.
"""

import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import structlog

from client_kit import loudspeaker as kit
from kiosk_app.sound.notes import RATE, Bell, Note, samples, to_wav

_BUFFER_MS = 40
_log = structlog.get_logger("sound")
Told = Callable[[str], None]
"""`ready` or `failed`, whenever it changes; called in the player's thread."""


class Loudspeaker(Protocol):
    """Begins a sound and returns at once; never raises."""

    def play(self, note: Note) -> None: ...

    def close(self) -> None: ...


class Mute:
    """Sounds are off."""

    def play(self, note: Note) -> None:
        pass

    def close(self) -> None:
        pass


class FileSpeaker:
    """Writes what would be heard: one WAV a sound, in order."""

    def __init__(self, folder: Path, bell: Bell) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._bell, self._count = folder, bell, 0

    def play(self, note: Note) -> None:
        self._count += 1
        file = self._folder / f"{self._count:04}-{note}.wav"
        file.write_bytes(to_wav(samples(note, self._bell)))

    def close(self) -> None:
        pass


class DeviceSpeaker:
    """Plays in a thread of its own: the finger never waits for a device. `backends`: the kit's."""

    def __init__(self, bell: Bell, told: Told, backends: tuple[str, ...] = ()) -> None:
        self._bell = bell
        self._told = told
        self._device = kit.Loudspeaker("talon-kiosk", RATE, _BUFFER_MS, backends)
        self._state = ""
        self._notes: queue.Queue[Note | None] = queue.Queue()
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    def play(self, note: Note) -> None:
        """A tick that would come late is not played at all."""
        if note == "failure" or self._notes.empty():
            self._notes.put(note)

    def close(self) -> None:
        self._notes.put(None)
        self._thread.join(2)

    def _run(self) -> None:
        while (note := self._notes.get()) is not None:
            try:
                self._sound(samples(note, self._bell))
            except Exception as error:
                self._become("failed", str(error))  # a kiosk that cannot tick gives tickets
            else:
                self._become("ready", "")

    def _sound(self, frames: bytes) -> None:
        try:
            self._device.start(frames)
            time.sleep(len(frames) / 2 / RATE + 2 * _BUFFER_MS / 1000)
        finally:
            self._device.close()

    def _become(self, state: str, why: str) -> None:
        if state == self._state:
            return
        self._state = state
        if why:
            _log.warning("no sound", why=why)
        self._told(state)
