"""The chime before a call: soft bell notes, made and not recorded (LOOK, "Chime")."""

import math
from dataclasses import dataclass
from typing import Any

from display_board.voice.loudness import levelled
from display_board.voice.pcm import RATE, Pcm, from_levels

_LAST_NOTE_MS = 850
_FADE_MS = 60


@dataclass(frozen=True, slots=True)
class ChimeTokens:
    """The `[chime]` table of the design tokens."""

    notes_hz: tuple[float, ...]
    gap_ms: int
    attack_ms: int
    decay_ms: int
    """A note has fallen by 20 dB after it."""
    second_harmonic_db: float
    level_lufs: float
    pause_before_voice_ms: int

    @classmethod
    def of(cls, table: dict[str, Any]) -> "ChimeTokens":
        return cls(**(table | {"notes_hz": tuple(table["notes_hz"])}))


def call_chime(tokens: ChimeTokens) -> Pcm:
    """Two notes falling a fourth: somebody is called."""
    return _ring(tokens, tokens.notes_hz)


def repeat_chime(tokens: ChimeTokens) -> Pcm:
    """One note, the lower: the same call once more."""
    return _ring(tokens, tokens.notes_hz[-1:])


def _ring(tokens: ChimeTokens, notes: tuple[float, ...]) -> Pcm:
    total = (len(notes) - 1) * tokens.gap_ms + _LAST_NOTE_MS
    levels = [0.0] * (RATE * total // 1000)
    for place, pitch in enumerate(notes):
        start = RATE * place * tokens.gap_ms // 1000
        for index in range(start, len(levels)):
            levels[index] += _bell(tokens, pitch, (index - start) / RATE)
    fade = RATE * _FADE_MS // 1000
    for step in range(fade):
        levels[-1 - step] *= step / fade
    half = 0.5 / max(abs(level) for level in levels)
    return levelled(from_levels([level * half for level in levels]), tokens.level_lufs)


def _bell(tokens: ChimeTokens, pitch: float, seconds: float) -> float:
    """One note: the upper partial falls twice as fast, as in a struck bar."""
    fall = math.exp(-seconds * 1000 / tokens.decay_ms * math.log(10))
    attack = min(1.0, seconds * 1000 / tokens.attack_ms)
    upper = 10 ** (tokens.second_harmonic_db / 20) * fall
    turn = 2 * math.pi * pitch * seconds
    return attack * fall * (math.sin(turn) + upper * math.sin(2 * turn))
