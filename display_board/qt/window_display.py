"""The window display at work: one window's document in, one screen out."""

from client_kit.qt.bridge import Bridge
from display_board import window_screen
from display_board.clock import next_minute
from display_board.qt.display import Display
from display_board.qt.glass import Glass
from display_board.qt.window_model import WindowModel
from display_board.texts import Texts


class WindowDisplay(Display):
    def __init__(self, bridge: Bridge, glass: Glass, window: str, words: Texts) -> None:
        super().__init__(bridge, glass)
        self._channel = ""
        self._window = window
        self._words = words
        self.model = WindowModel(self._compose(bridge.server_time()), words)

    def watch(self, office: str) -> None:
        self._channel = f"{office}/window/{self._window}"
        self.bridge.watch(self._channel)

    def draw(self, now: int) -> int:
        shown = self._compose(now)
        self.model.show(shown)
        self.expect([shown.key] if shown.kind is window_screen.Kind.CALLED else [])
        return next_minute(now)

    def _compose(self, now: int) -> window_screen.WindowScreen:
        return window_screen.compose(
            self.bridge.documents.get(self._channel, {}),
            self._window,
            is_lost=self.lost_since(now) is not None,
            now=now,
            words=self._words,
        )
