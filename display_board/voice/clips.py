"""Spoken phrases kept on disk as WAV clips, trimmed and equally loud."""

import hashlib
import os
from pathlib import Path
from typing import Protocol

from display_board.voice.loudness import levelled
from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm, from_wav, to_wav, trimmed

LIMIT_BYTES = 64 << 20
_FORM = 1
"""Raised when the same words would be rendered to different samples."""


class Synthesizer(Protocol):
    """Turns words into sound; raises SpeechUnavailable."""

    @property
    def name(self) -> str: ...

    def speak(self, phrase: str, language: Language) -> Pcm: ...


class Clips:
    """A synthesizer with a memory: each phrase is rendered once, the oldest make room."""

    def __init__(
        self,
        synthesizer: Synthesizer,
        folder: Path,
        *,
        lufs: float,
        limit: int = LIMIT_BYTES,
    ) -> None:
        self._synthesizer = synthesizer
        self._folder = folder
        self._lufs = lufs
        self._limit = limit
        folder.mkdir(parents=True, exist_ok=True)
        self._size = sum(clip.stat().st_size for clip in folder.glob("*.wav"))

    def clip(self, phrase: str, language: Language) -> Pcm:
        path = self._folder / f"{self._key(phrase, language)}.wav"
        try:
            kept = from_wav(path.read_bytes())
            path.touch()
        except (OSError, ValueError):
            kept = levelled(trimmed(self._synthesizer.speak(phrase, language)), self._lufs)
            self._keep(path, to_wav(kept))
        return kept

    def _key(self, phrase: str, language: Language) -> str:
        words = f"{_FORM}\n{self._synthesizer.name}\n{self._lufs}\n{language}\n{phrase}"
        return hashlib.sha256(words.encode()).hexdigest()[:32]

    def _keep(self, path: Path, content: bytes) -> None:
        """A clip appears whole or not at all; a full disk costs the memory, not the voice."""
        draft = path.with_suffix(f".{os.getpid()}")
        try:
            draft.write_bytes(content)
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)
            return
        self._size += len(content)
        if self._size > self._limit:
            self._make_room()

    def _make_room(self) -> None:
        clips = [(clip.stat(), clip) for clip in self._folder.glob("*.wav")]
        self._size = sum(stat.st_size for stat, _ in clips)
        for stat, clip in sorted(clips, key=lambda pair: pair[0].st_mtime_ns):
            if self._size <= self._limit * 3 // 4:
                return
            clip.unlink(missing_ok=True)
            self._size -= stat.st_size
