"""Spoken phrases kept on disk as WAV clips: each is rendered once."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm, from_wav, to_wav

LIMIT_BYTES = 64 << 20
_FORM = 2
"""Raised when the same words would be rendered to different samples."""


class Renderer(Protocol):
    """Turns words into a finished clip; raises SpeechUnavailable."""

    @property
    def name(self) -> str:
        """Another name for whatever would render other samples."""

    def render(self, phrase: str, language: Language) -> Pcm: ...

    def close(self) -> None: ...


class Clips:
    """A renderer with a memory; the clips not used for longest make room."""

    def __init__(self, renderer: Renderer, folder: Path, *, limit: int = LIMIT_BYTES) -> None:
        self._renderer = renderer
        self._folder = folder
        self._limit = limit
        with suppress(OSError):  # without a place to keep them, clips are rendered each time
            folder.mkdir(parents=True, exist_ok=True)
        self._size = sum(clip.stat().st_size for clip in folder.glob("*.wav"))

    def clip(self, phrase: str, language: Language) -> Pcm:
        path = self._folder / f"{self._key(phrase, language)}.wav"
        try:
            kept = from_wav(path.read_bytes())
            path.touch()
        except (OSError, ValueError):
            kept = self._renderer.render(phrase, language)
            self._keep(path, to_wav(kept))
        return kept

    def close(self) -> None:
        self._renderer.close()

    def _key(self, phrase: str, language: Language) -> str:
        words = f"{_FORM}\n{self._renderer.name}\n{language}\n{phrase}"
        return hashlib.sha256(words.encode()).hexdigest()[:32]

    def _keep(self, path: Path, content: bytes) -> None:
        """A clip appears whole or not at all; a full disk costs the memory, not the voice."""
        draft = path.with_suffix(f".{os.getpid()}")
        try:
            draft.write_bytes(content)
            draft.replace(path)
        except OSError:
            with suppress(OSError):
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
