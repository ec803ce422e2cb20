"""The machine's sound device, which may be missing or go away: mono, 16 bit, one sound a time.

It is opened anew for each sound: an open device would hold a sleeping amplifier awake and would not
notice that it was unplugged.
"""

from __future__ import annotations

import ctypes
import functools
import importlib
from collections.abc import Generator
from typing import Any


class NoLoudspeaker(Exception):
    """Nothing here can turn samples into air; it may come back."""


class Loudspeaker:
    """miniaudio's way to ALSA, PulseAudio, CoreAudio, WASAPI.

    `backends` names miniaudio's backends by their enum members; empty means the machine's own.
    """

    def __init__(
        self, name: str, rate: int, buffer_ms: int, backends: tuple[str, ...] = ()
    ) -> None:
        """`name`: of the program, for the machine's mixer; `rate`: samples a second."""
        _quiet_alsa()
        self._name = name
        self._rate = rate
        self._buffer_ms = buffer_ms
        self._backends = backends
        self._device: Any = None

    def open(self) -> Any:
        """Take the device and return the library. Raises NoLoudspeaker."""
        self.close()
        try:
            audio: Any = importlib.import_module("miniaudio")
        except ImportError as error:
            raise NoLoudspeaker("the package miniaudio is not installed") from error
        try:
            self._device = audio.PlaybackDevice(
                output_format=audio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=self._rate,
                buffersize_msec=self._buffer_ms,
                backends=[audio.Backend[name] for name in self._backends] or None,
                app_name=self._name,
            )
        except audio.MiniaudioError as error:
            raise NoLoudspeaker(f"no sound device: {error}") from error
        return audio

    def start(self, frames: bytes) -> None:
        """Begin a sound and return at once; silence follows it. Raises NoLoudspeaker."""
        stream = _feed(frames)
        next(stream)
        audio = self.open()
        try:
            self._device.start(stream)
        except audio.MiniaudioError as error:
            self.close()
            raise NoLoudspeaker(f"no sound device: {error}") from error

    def close(self) -> None:
        """Give the device back, whatever is still heard."""
        if self._device is not None:
            self._device.close()
            self._device = None


@functools.cache
def _quiet_alsa() -> object:
    """ALSA writes a page to stderr for each device it lacks; the fault is told our way.

    The handler returned must live as long as the process, hence the cache.
    """
    handler = ctypes.CFUNCTYPE(None)(lambda: None)
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(handler)
    except OSError:
        return None
    return handler


def _feed(frames: bytes) -> Generator[bytes, int, None]:
    """Hand out as many frames as the device asks for, then silence until it is closed."""
    place = 0
    wanted = yield b""
    while True:
        part = frames[place : place + 2 * wanted]
        place += len(part)
        wanted = yield part.ljust(2 * wanted, b"\0")
