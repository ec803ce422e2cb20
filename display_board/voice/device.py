"""The loudspeaker of the hall."""

from collections.abc import Iterator
from contextlib import contextmanager

from client_kit.loudspeaker import Loudspeaker, NoLoudspeaker
from display_board.errors import SoundUnavailable
from display_board.voice.pcm import RATE
from display_board.voice.player import Sound

_BUFFER_MS = 60


class DevicePlayer:
    """Plays on the machine's sound device; `backends` as of `Loudspeaker`."""

    def __init__(self, backends: tuple[str, ...] = ()) -> None:
        self._loudspeaker = Loudspeaker("talon-board", RATE, _BUFFER_MS, backends)

    def check(self) -> None:
        with _as_of_the_board():
            self._loudspeaker.open()
        self.close()

    def play(self, sound: Sound, now: int) -> None:
        with _as_of_the_board():
            self._loudspeaker.start(sound.pcm.frames)

    def close(self) -> None:
        self._loudspeaker.close()


@contextmanager
def _as_of_the_board() -> Iterator[None]:
    try:
        yield
    except NoLoudspeaker as error:
        raise SoundUnavailable(str(error)) from error
