"""Keys of commands not yet answered, kept over a power cut, so that no number stays behind."""

import json
import os
from pathlib import Path


class Claims:
    """A small file; without a path nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._keys = _read(path)

    def left(self) -> tuple[str, ...]:
        """Keys of the run before this one: their visitors have gone."""
        return tuple(self._keys)

    def keep(self, key: str) -> None:
        """Before the command is sent."""
        self._keys[key] = None
        self._write()

    def drop(self, key: str) -> None:
        """The office answered, and the visitor saw it."""
        if key in self._keys:
            del self._keys[key]
            self._write()

    def _write(self) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(list(self._keys)), encoding="utf-8")
        os.replace(fresh, self._path)


def _read(path: Path | None) -> dict[str, None]:
    try:
        text = path.read_text(encoding="utf-8") if path else "[]"
        return dict.fromkeys(str(key) for key in json.loads(text))
    except (FileNotFoundError, ValueError):
        return {}  # nothing kept yet, or cut off while being written: nothing to cancel
