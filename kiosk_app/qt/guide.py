"""The whole kiosk by four keys and a voice: previous, next, choose, back.

The keys walk the window's own focus chain, which is the order of the screen; the ring shows where.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from client_kit.speech import Voice
from kiosk_app.qt.kiosk_model import KioskModel

SETTLE_MS = 150
"""A page is read once its controls stand there."""

_STEPS = {
    Qt.Key.Key_Up: False,
    Qt.Key.Key_Left: False,
    Qt.Key.Key_Down: True,
    Qt.Key.Key_Right: True,
}
_READ = (QAccessible.Role.StaticText, QAccessible.Role.Heading)
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Guide(QObject):
    """An event filter for the window; it sleeps until the first of its keys."""

    def __init__(
        self, window: QQuickWindow, model: KioskModel, voice: Voice, language: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._voice = voice
        self._language = language
        self._is_on = False
        self._read = ""
        self._reading = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._reading.timeout.connect(self._read_page)
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
            self._is_on = True
            self._reading.start()
            return True
        self._model.choose("touch:")
        return self._act(key)

    def _act(self, key: Qt.Key) -> bool:
        """True: the key goes no further."""
        if key in _CHOOSE:
            self._reading.start()
            return self._open_languages()
        if key == Qt.Key.Key_Escape:
            self._model.goBack()
            self._reading.start()
            return True
        self._step(_STEPS[key])
        return True

    def _step(self, forward: bool) -> None:
        controls = list(self._controls())
        if not controls:
            return
        here = self._window.activeFocusItem()
        at = controls.index(here) if here in controls else (-1 if forward else 0)
        item = controls[(at + (1 if forward else -1)) % len(controls)]
        item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self._voice.say(_name(item), self._language())

    def _open_languages(self) -> bool:
        """The switch of languages is walked as a list of its own."""
        here = self._window.activeFocusItem()
        if here is None or not here.objectName().startswith("languages."):
            return False
        self._model.choose("open:languages")
        return True

    def _turned(self) -> None:
        if self._model.property("page") == "start":
            self._is_on = False
            self._read = ""
            self._voice.close()
        elif self._is_on:
            self._reading.start()

    def _read_page(self) -> None:
        """What stands there apart from the controls, when it is not what was read last."""
        told = ". ".join(_texts(self._window.contentItem()))
        if self._is_on and told != self._read:
            self._read = told
            self._voice.say(told, self._language())

    def _controls(self) -> Iterator[QQuickItem]:
        first = item = self._window.contentItem().nextItemInFocusChain(True)
        while item is not None:
            if item.isVisible() and item.isEnabled() and _name(item):
                yield item
            item = item.nextItemInFocusChain(True)
            if item == first:
                return


def _name(item: QQuickItem) -> str:
    told = QAccessible.queryAccessibleInterface(item)
    return told.text(QAccessible.Text.Name) if told is not None else ""


def _texts(item: QQuickItem) -> Iterator[str]:
    """Names and typed values in the order of the screen; not of what a finger presses."""
    if not item.isVisible() or item.property("pressed") is not None:
        return
    told = QAccessible.queryAccessibleInterface(item)
    if told is not None and item.objectName() not in ("clock", "office", "closes"):
        if told.role() in _READ and (name := _name(item)):
            yield name
            return
        if told.role() == QAccessible.Role.EditableText:
            yield told.text(QAccessible.Text.Description)
            return
    for child in item.childItems():
        yield from _texts(child)
