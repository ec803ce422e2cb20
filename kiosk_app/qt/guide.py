"""The whole kiosk by four keys and a voice: previous, next, choose, back.

The keys walk the controls as Tab would, in the order of the screen; the ring shows where.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from client_kit.speech import Voice
from kiosk_app.flow.state import IDLE_MS
from kiosk_app.qt.kiosk_model import KioskModel
from kiosk_app.qt.reading import Pieces, is_counting, name_of, news_in, pieces_of, spoken
from kiosk_app.words.translations import words_of

SETTLE_MS = 150
"""A page is read once its controls stand there."""
LOOK_MS = 500
"""How often a page is looked at for what changed by itself: a call, a failed print."""

_STEPS = {
    Qt.Key.Key_Up: False,
    Qt.Key.Key_Left: False,
    Qt.Key.Key_Down: True,
    Qt.Key.Key_Right: True,
}
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Guide(QObject):
    """An event filter for the window; it sleeps until the first of its keys, and when its visitor
    has gone."""

    def __init__(
        self, window: QQuickWindow, model: KioskModel, voice: Voice, language: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._voice = voice
        self._language = language
        self._is_on = False
        self._is_acting = False
        """The page turns because of a key."""
        self._read: Pieces = ()
        self._reading = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._reading.timeout.connect(self._read_page)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._unused = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._unused.timeout.connect(self._sleep_at_start)
        model.pageChanged.connect(self._turned)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key not in _STEPS and key not in (*_CHOOSE, Qt.Key.Key_Escape):
            return False
        if not self._is_on:
            if key not in _STEPS:
                return False  # a scanner's line ends with Enter too
            self._wake()
            return True
        self._unused.start()
        if self._model.is_warning:
            self._act_soon()
            self._model.choose("touch:")
            return True  # whoever hears the warning wants to go on, whatever key is under the hand
        self._model.choose("touch:")
        return self._act(key)

    def _wake(self) -> None:
        self._is_on = True
        self._read = ()
        self._unused.start()
        self._looking.start()
        self._act_soon()

    def _sleep(self) -> None:
        self._is_on = False
        self._read = ()
        self._looking.stop()
        self._voice.close()

    def _sleep_at_start(self) -> None:
        if self._model.property("page") == "start":
            self._sleep()

    def _act(self, key: Qt.Key) -> bool:
        """True: the key goes no further."""
        if key in _CHOOSE:
            self._act_soon()
            return self._open_languages()
        if key == Qt.Key.Key_Escape:
            self._act_soon()
            self._model.goBack()
            return True
        self._step(_STEPS[key])
        return True

    def _act_soon(self) -> None:
        self._is_acting = True
        self._reading.start()

    def _step(self, forward: bool) -> None:
        controls = list(self._controls())
        if not controls:
            return
        here = self._window.activeFocusItem()
        at = controls.index(here) if here in controls else (-1 if forward else 0)
        item = controls[(at + (1 if forward else -1)) % len(controls)]
        item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self._speak((name_of(item),))

    def _open_languages(self) -> bool:
        """The switch of languages is walked as a list of its own."""
        here = self._window.activeFocusItem()
        if here is None or not here.objectName().startswith("languages."):
            return False
        self._model.choose("open:languages")
        return True

    def _turned(self) -> None:
        if self._model.property("page") == "start" and not self._is_acting:
            self._sleep()
        elif self._is_on:
            self._reading.start()

    def _look(self) -> None:
        """What changed without a key is read too, unless it only counts."""
        if self._is_on and not self._reading.isActive():
            pieces = self._pieces()
            if pieces != self._read and not is_counting(pieces, self._read):
                self._say(pieces)

    def _read_page(self) -> None:
        """What stands there apart from the controls, when it is not what was read last."""
        self._is_acting = False
        if self._is_on:
            self._say(self._pieces())

    def _say(self, pieces: Pieces) -> None:
        news = news_in(pieces, self._read)
        self._read = pieces
        if news:
            self._speak(news)

    def _speak(self, pieces: Pieces) -> None:
        language = self._language()
        self._voice.say(spoken(pieces, words_of(language)), language)

    def _pieces(self) -> Pieces:
        pieces = pieces_of(self._window.contentItem())
        if self._model.is_warning:
            return (*pieces, words_of(self._language()).press_any_key)
        return pieces

    def _controls(self) -> Iterator[QQuickItem]:
        """In the order of Tab. `nextItemInFocusChain` would go round it, but PySide makes each item
        it gives the parent of the next: a ring, and a crash when the page turns."""
        for item in _tree(self._window.contentItem()):
            if item.activeFocusOnTab() and item.isVisible() and item.isEnabled() and name_of(item):
                yield item


def _tree(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _tree(child)
