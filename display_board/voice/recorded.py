"""A pack of clips, put together into phrases; what it lacks, a speech engine says.

A folder with `ru/`, `en/`, `tt/` of sound files, each named by the words it says (`номер а.wav`,
`двенадцать.wav`, `подойдите к окну пять.wav`), and a `pack.toml` that tells whose voice it is. A
human announcer's pack and one rendered by `display_board.voice.pack` are alike.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from display_board.errors import SpeechUnavailable
from display_board.voice.engine import Engine
from display_board.voice.numerals import Language
from display_board.voice.pcm import Pcm, join, silence, trimmed
from display_board.voice.pieces import LETTERS, WINDOWS, cut, name_of, pieces
from display_board.voice.sound_file import ENDINGS, read_sound

MANIFEST = "pack.toml"
WORD_GAP_MS = 60


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`pack.toml`: what the pack promises."""

    name: str
    """Of the announcer, or of what was heard."""
    engine: str = ""
    """Which rendered it; empty: a human."""
    languages: tuple[Language, ...] = ("ru",)
    letters: str = LETTERS
    windows: int = WINDOWS
    files: Mapping[Language, Mapping[str, str]] = {}
    """Words → file, for recordings that are not named by their words."""


class Pack:
    """One folder of clips; a broken or missing manifest raises SpeechUnavailable."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            content = (folder / MANIFEST).read_bytes()
            self.manifest = msgspec.toml.decode(content, type=Manifest)
        except OSError as error:
            raise SpeechUnavailable(f"{folder / MANIFEST}: {error.strerror}") from error
        except msgspec.MsgspecError as error:
            raise SpeechUnavailable(f"{folder / MANIFEST}: {error}") from error

    def file(self, words: str, language: Language) -> Path | None:
        """Where these words are recorded."""
        named = self.manifest.files.get(language, {}).get(words)
        if named is not None:
            return self.folder / named
        if "/" in words or "\\" in words:
            return None
        candidates = (self.folder / language / f"{words}{ending}" for ending in ENDINGS)
        return next((file for file in candidates if file.is_file()), None)

    def sound(self, words: str, language: Language) -> Pcm | None:
        """The clip without its silence; None when there is none that can be read."""
        file = self.file(words, language)
        try:
            return trimmed(read_sound(file)) if file else None
        except (OSError, ValueError):
            return None

    def gaps(self, *, listen: bool = False) -> list[tuple[Language, str]]:
        """What the manifest promises and no file says; `listen` also tries to read every file."""
        promised, has = self.manifest, self.sound if listen else self.file
        return [
            (language, piece)
            for language in promised.languages
            for piece in pieces(language, promised.letters, promised.windows)
            if not has(name_of(piece), language)
        ]


class Recorded:
    """An engine that cuts each phrase into the longest pieces there are clips of."""

    def __init__(self, pack: Pack, otherwise: Callable[[], Engine]) -> None:
        self.name = pack.manifest.name
        self._pack = pack
        self._otherwise = otherwise
        self._engine: Engine | None = None

    def speak(self, phrase: str, language: Language) -> Pcm:
        """One voice for a whole phrase: with a piece missing, the engine says all of it."""
        found = cut(name_of(phrase).split(), lambda words: self._pack.sound(words, language))
        if found is None:
            self._engine = self._engine or self._otherwise()
            return self._engine.speak(phrase, language)
        parts = [part for piece in found for part in (piece, silence(WORD_GAP_MS))]
        return join(*parts[:-1])


def edition(folder: Path) -> str:
    """Another text whenever a clip came, went or changed."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    return f"{folder} {len(files)} {max((f.stat().st_mtime_ns for f in files), default=0)}"
