"""The loudspeaker: samples to the machine's sound device, which may be missing or go away."""

import ctypes
import functools
import importlib
from collections.abc import Generator
from typing import Any

from display_board.errors import SoundUnavailable
from display_board.voice.pcm import RATE
from display_board.voice.player import Sound

_BUFFER_MS = 60


class DevicePlayer:
    """Plays through miniaudio (ALSA, PulseAudio, CoreAudio, WASAPI); opened anew for each sound.

    An open device would hold a sleeping amplifier awake and would not notice that it was unplugged.
    `backends` names miniaudio's backends by their enum members; empty means the machine's own.
    """

    def __init__(self, backends: tuple[str, ...] = ()) -> None:
        _quiet_alsa()
        self._backends = backends
        self._device: Any = None

    def check(self) -> None:
        self._open()
        self.close()

    def play(self, sound: Sound, now: int) -> None:
        stream = _feed(sound.pcm.frames)
        next(stream)
        audio = self._open()
        try:
            self._device.start(stream)
        except audio.MiniaudioError as error:
            self.close()
            raise SoundUnavailable(f"no sound device: {error}") from error

    def close(self) -> None:
        if self._device is not None:
            self._device.close()
            self._device = None

    def _open(self) -> Any:
        """The library, with a device of its open; raises SoundUnavailable."""
        self.close()
        try:
            audio: Any = importlib.import_module("miniaudio")
        except ImportError as error:
            raise SoundUnavailable("the package miniaudio is not installed") from error
        try:
            self._device = audio.PlaybackDevice(
                output_format=audio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=_BUFFER_MS,
                backends=[audio.Backend[name] for name in self._backends] or None,
                app_name="talon-board",
            )
        except audio.MiniaudioError as error:
            raise SoundUnavailable(f"no sound device: {error}") from error
        return audio


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
