"""Sound as samples: 16-bit mono, and the few operations that announcements need."""

import array
import io
import sys
import wave
from dataclasses import dataclass

RATE = 22_050
"""Samples a second of everything the board plays: the synthesizer's own rate."""
_FULL_SCALE = 32_767


@dataclass(frozen=True, slots=True)
class Pcm:
    """Little-endian signed 16-bit mono samples at `RATE`."""

    frames: bytes

    @property
    def ms(self) -> int:
        return round(len(self.frames) / 2 * 1000 / RATE)

    @property
    def samples(self) -> "array.array[int]":
        samples = array.array("h", self.frames)
        if sys.byteorder == "big":
            samples.byteswap()
        return samples

    @property
    def peak(self) -> float:
        """Largest magnitude, 0–1."""
        samples = self.samples
        return max(max(samples), -min(samples)) / _FULL_SCALE if samples else 0.0


def from_levels(levels: list[float]) -> Pcm:
    """Samples from numbers in −1…1; anything beyond is clipped."""
    samples = array.array(
        "h", (round(max(-1.0, min(1.0, level)) * _FULL_SCALE) for level in levels)
    )
    return _from_samples(samples)


def silence(ms: int) -> Pcm:
    return Pcm(bytes(2 * (RATE * ms // 1000)))


def join(*parts: Pcm) -> Pcm:
    return Pcm(b"".join(part.frames for part in parts))


def trimmed(sound: Pcm, *, below: float = 0.01, margin_ms: int = 15) -> Pcm:
    """The sound without the silence at both ends; `below` is a share of full scale."""
    samples = sound.samples
    limit = below * _FULL_SCALE
    loud = (index for index, sample in enumerate(samples) if abs(sample) > limit)
    first = next(loud, None)
    if first is None:
        return Pcm(b"")
    last = next(i for i in range(len(samples) - 1, -1, -1) if abs(samples[i]) > limit)
    margin = RATE * margin_ms // 1000
    return _from_samples(samples[max(0, first - margin) : last + 1 + margin])


def quieter(sound: Pcm, share: float) -> Pcm:
    """The sound at this share of its level; 1 leaves it alone."""
    if share >= 1:
        return sound
    return _from_samples(array.array("h", (round(sample * share) for sample in sound.samples)))


def to_wav(sound: Pcm) -> bytes:
    store = io.BytesIO()
    with wave.open(store, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound.frames)
    return store.getvalue()


def from_wav(content: bytes) -> Pcm:
    """Raises ValueError when it is not a whole mono 16-bit file at `RATE`."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            shape = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            frames = file.readframes(file.getnframes())
            count = file.getnframes()
    except (wave.Error, EOFError) as error:
        raise ValueError("not a WAV file") from error
    if shape != (1, 2, RATE) or len(frames) != 2 * count:
        raise ValueError(f"a clip must be mono, 16 bit, {RATE} Hz and whole, not {shape}")
    return Pcm(frames)


def _from_samples(samples: "array.array[int]") -> Pcm:
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    return Pcm(samples.tobytes())
