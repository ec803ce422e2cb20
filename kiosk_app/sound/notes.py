"""The kiosk's two sounds as samples, made from the design tokens and not recorded."""

import array
import io
import math
import sys
import wave
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Note = Literal["tick", "failure"]
RATE = 22_050
_TICK_MS, _TICK_HZ, _TICK_LEVEL = 18, 1_600.0, 0.06
_FAILURE_MS, _FAILURE_LEVEL = 850, 0.25
_FADE_MS = 8


@dataclass(frozen=True, slots=True)
class Bell:
    """Of the `[chime]` table: the lower note, how it begins and how it falls."""

    pitch_hz: float
    attack_ms: float
    decay_ms: float
    """A note has fallen by 20 dB after it."""
    second_harmonic_db: float


def bell_of(chime: dict[str, Any]) -> Bell:
    """The second note of the board's chime: G4."""
    return Bell(
        pitch_hz=chime["notes_hz"][-1],
        attack_ms=chime["attack_ms"],
        decay_ms=chime["decay_ms"],
        second_harmonic_db=chime["second_harmonic_db"],
    )


def samples(note: Note, bell: Bell) -> bytes:
    """Little-endian signed 16-bit mono at `RATE`."""
    match note:
        case "tick":
            return _made(_TICK_MS, _TICK_LEVEL, _click)
        case "failure":
            return _made(_FAILURE_MS, _FAILURE_LEVEL, lambda seconds: _rung(bell, seconds))


def to_wav(frames: bytes) -> bytes:
    """The same as a file."""
    store = io.BytesIO()
    with wave.open(store, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)
    return store.getvalue()


def _click(seconds: float) -> float:
    """A fingertip on wood: gone before it can be a tone."""
    return math.exp(-seconds * 260) * math.sin(2 * math.pi * _TICK_HZ * seconds)


def _rung(bell: Bell, seconds: float) -> float:
    """The upper partial falls twice as fast, as in a struck bar."""
    fall = math.exp(-seconds * 1000 / bell.decay_ms * math.log(10))
    attack = min(1.0, seconds * 1000 / bell.attack_ms)
    upper = 10 ** (bell.second_harmonic_db / 20) * fall
    turn = 2 * math.pi * bell.pitch_hz * seconds
    return attack * fall * (math.sin(turn) + upper * math.sin(2 * turn))


def _made(ms: int, level: float, wave_at: Callable[[float], float]) -> bytes:
    """Scaled so that its peak is `level`, with an end that does not click."""
    values = [wave_at(index / RATE) for index in range(RATE * ms // 1000)]
    fade = min(len(values), RATE * _FADE_MS // 1000)
    for step in range(fade):
        values[-1 - step] *= step / fade
    scale = level / max(abs(value) for value in values) * 32_767
    made = array.array("h", (round(value * scale) for value in values))
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()
