"""An album of pictures of the applications' windows, in the order they were taken."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from PySide6.QtQuick import QQuickWindow

from client_kit.qt.bridge import Bridge
from client_kit.qt.shot import grab
from kiosk_app.printing.stream import Step, picture


class App(Struct, frozen=True):
    """One of the three applications in this process."""

    window: QQuickWindow
    bridge: Bridge


class Album:
    """Pictures in the order they were taken, with what they show."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines: list[str] = []

    def take(self, app: App, name: str, shows: str) -> None:
        """Write the window as it is now."""
        self._note(grab(app.window, self._folder / f"{len(self._lines) + 1:02}-{name}.png"), shows)

    def add_paper(self, steps: list[Step]) -> None:
        """Write the printed ticket as the printer would show it."""
        path = self._folder / f"{len(self._lines) + 1:02}-paper.png"
        picture(steps).save(path)
        self._note(path, "The ticket as it left the printer")

    def close(self) -> None:
        """Write the index."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "index.md").write_text("\n".join(self._lines), encoding="utf-8")

    def _note(self, path: Path, shows: str) -> None:
        self._lines.append(f"## {shows}\n\n![{shows}]({path.name})\n")
        print(f"{path}  {shows}", flush=True)
