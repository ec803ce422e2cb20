"""Recordings of any usual kind as the board's own samples: WAV, FLAC, MP3, Ogg; any rate."""

import importlib
from pathlib import Path
from typing import Any

from display_board.voice.pcm import RATE, Pcm, from_wav

ENDINGS = (".wav", ".flac", ".mp3", ".ogg")


def read_sound(path: Path) -> Pcm:
    """Mixed to mono and resampled where it must be; raises OSError or ValueError."""
    content = path.read_bytes()
    try:
        return from_wav(content)
    except ValueError as ours:
        try:
            audio: Any = importlib.import_module("miniaudio")
        except ImportError:
            raise ours from None
        try:
            sound = audio.decode(content, audio.SampleFormat.SIGNED16, 1, RATE)
        except audio.MiniaudioError as error:
            raise ValueError(f"{path.name}: {error}") from error
        return Pcm(sound.samples.tobytes())
