"""How loud a clip is to an ear (ITU-R BS.1770-4), and clips made equally loud."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from display_board.voice.pcm import RATE, Pcm, from_levels

PEAK_LIMIT = 0.89
"""−1 dB of full scale: small loudspeakers and resamplers clip above it."""
_SILENT = -70.0
_RELATIVE_GATE = -10.0
_KNEE = 0.6
_NEAR = 0.5
_PASSES = 3


def loudness(sound: Pcm) -> float:
    """Gated loudness in LUFS; −70 or less means silence."""
    weighted = _filtered(_HIGH_PASS, _filtered(_SHELF, [s / 32_767 for s in sound.samples]))
    energies = list(_block_energies([level * level for level in weighted]))
    audible = [energy for energy in energies if _lufs(energy) > _SILENT]
    if not audible:
        return _SILENT
    gate = _lufs(sum(audible) / len(audible)) + _RELATIVE_GATE
    kept = [energy for energy in audible if _lufs(energy) > gate]
    return _lufs(sum(kept) / len(kept))


def levelled(sound: Pcm, lufs: float) -> Pcm:
    """The sound at the asked loudness; single peaks are rounded off, so that all clips reach it."""
    now = loudness(sound)
    if now <= _SILENT:
        return sound
    drive = 1.0
    result = sound
    for _ in range(_PASSES):
        drive *= 10 ** ((lufs - now) / 20)
        result = _limited(sound, drive)
        now = loudness(result)
        if abs(now - lufs) < _NEAR:
            break
    return result


def _limited(sound: Pcm, factor: float) -> Pcm:
    """Louder by the factor; above the knee the curve bends towards the peak limit."""
    scale, room = factor / 32_767, PEAK_LIMIT - _KNEE
    levels = [sample * scale for sample in sound.samples]
    for place, level in enumerate(levels):
        over = abs(level) - _KNEE
        if over > 0:
            levels[place] = math.copysign(_KNEE + room * math.tanh(over / room), level)
    return from_levels(levels)


@dataclass(frozen=True, slots=True)
class _Biquad:
    b0: float
    b1: float
    b2: float
    a1: float
    a2: float


def _shelf() -> _Biquad:
    """The head's effect: +4 dB above 1.7 kHz, for our sample rate."""
    k, q = math.tan(math.pi * 1681.974450955533 / RATE), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    whole = 1 + k / q + k * k
    return _Biquad(
        b0=(high + band * k / q + k * k) / whole,
        b1=2 * (k * k - high) / whole,
        b2=(high - band * k / q + k * k) / whole,
        a1=2 * (k * k - 1) / whole,
        a2=(1 - k / q + k * k) / whole,
    )


def _high_pass() -> _Biquad:
    """The ear's deafness to rumble below 38 Hz."""
    k, q = math.tan(math.pi * 38.13547087602444 / RATE), 0.5003270373238773
    whole = 1 + k / q + k * k
    return _Biquad(
        b0=1.0, b1=-2.0, b2=1.0, a1=2 * (k * k - 1) / whole, a2=(1 - k / q + k * k) / whole
    )


def _filtered(filter: _Biquad, levels: Sequence[float]) -> list[float]:
    b0, b1, b2, a1, a2 = filter.b0, filter.b1, filter.b2, filter.a1, filter.a2
    first = second = 0.0
    result: list[float] = []
    append = result.append
    for level in levels:
        out = b0 * level + first
        first = b1 * level - a1 * out + second
        second = b2 * level - a2 * out
        append(out)
    return result


def _block_energies(squares: Sequence[float]) -> Iterable[float]:
    """Mean square of 400 ms blocks, a new one each 100 ms; a shorter sound is one block."""
    block, step = RATE * 4 // 10, RATE // 10
    for start in range(0, max(1, len(squares) - block + 1), step):
        part = squares[start : start + block]
        yield sum(part) / max(1, len(part))


def _lufs(energy: float) -> float:
    return -0.691 + 10 * math.log10(energy) if energy > 0 else -math.inf


_SHELF = _shelf()
_HIGH_PASS = _high_pass()
