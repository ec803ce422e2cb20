"""Where announcements go: the interface of a player, and the published players without a device."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from display_board.voice.announcements import Kind
from display_board.voice.loudness import loudness
from display_board.voice.pcm import Pcm, to_wav


@dataclass(frozen=True, slots=True)
class Sound:
    """One whole announcement: chime, pause and words in one piece that nothing can part."""

    call: str
    kind: Kind
    text: str
    chime: bool
    pcm: Pcm


class Player(Protocol):
    """Starts a sound and returns at once; the caller waits out its length before the next.

    Raises SoundUnavailable when the sound will not be heard.
    """

    def check(self) -> None:
        """Raises SoundUnavailable when nothing would be heard now."""

    def play(self, sound: Sound, now: int) -> None: ...

    def close(self) -> None: ...


class SilentPlayer:
    """A board that does not speak keeps the same times, so that its highlights match."""

    def check(self) -> None:
        pass

    def play(self, sound: Sound, now: int) -> None:
        pass

    def close(self) -> None:
        pass


class FilePlayer:
    """Writes what would be heard: `played.jsonl` with times in ms, and one WAV a sound."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._log = folder / "played.jsonl"
        self._count = len(_lines(self._log))

    def check(self) -> None:
        pass

    def play(self, sound: Sound, now: int) -> None:
        self._count += 1
        name = f"{self._count:04}.wav"
        (self._folder / name).write_bytes(to_wav(sound.pcm))
        entry = {
            "at": now,
            "until": now + sound.pcm.ms,
            "call": sound.call,
            "kind": sound.kind.value,
            "chime": sound.chime,
            "text": sound.text,
            "lufs": round(loudness(sound.pcm), 1),
            "peak": round(sound.pcm.peak, 3),
            "wav": name,
        }
        with self._log.open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def close(self) -> None:
        pass


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
