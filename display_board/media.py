"""The office's own pictures and lines, read from files that may change while the board runs."""

from pathlib import Path

PICTURES = (".png", ".jpg", ".jpeg", ".webp")
FILMS = (".mp4", ".webm", ".mkv", ".mov", ".avi", ".y4m")
LONGEST_LINE = 90
"""Letters that stand on one line of the board."""


class Shelf:
    """Pictures and films of a folder by their names, lines of a text file; all may be missing."""

    def __init__(self, folder: str = "", lines: str = "") -> None:
        self._folder = Path(folder) if folder else None
        self._file = Path(lines) if lines else None
        self.pictures: tuple[str, ...] = ()
        """Addresses of local files."""
        self.films: tuple[str, ...] = ()
        self.lines: tuple[str, ...] = ()

    @property
    def has_pictures(self) -> bool:
        """Whether room is kept for them."""
        return self._folder is not None

    @property
    def has_lines(self) -> bool:
        """Whether room is kept for them."""
        return self._file is not None

    def look(self) -> None:
        """Read again: an office adds a picture without touching the board."""
        self.pictures = _files(self._folder, PICTURES) if self._folder else ()
        self.films = _files(self._folder, FILMS) if self._folder else ()
        self.lines = _lines(self._file) if self._file else ()


def _files(folder: Path, endings: tuple[str, ...]) -> tuple[str, ...]:
    try:
        files = sorted(folder.iterdir())
    except OSError:
        return ()
    return tuple(file.absolute().as_uri() for file in files if file.suffix.lower() in endings)


def _lines(file: Path) -> tuple[str, ...]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ()
    lines = (line.strip() for line in text.splitlines())
    return tuple(line[:LONGEST_LINE] for line in lines if line)
