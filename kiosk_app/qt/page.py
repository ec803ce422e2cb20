"""A page of the kiosk as QML reads it: each field a property, told when the page is another."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal

EMPTY: dict[type, Any] = {str: "", int: 0, bool: False, list: []}


class PageModel(QObject):
    """What all pages do; each declares a `changed` of its own, since a property is told by a
    signal of its class."""

    changed: Signal

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: Any = None

    def show(self, page: Any) -> None:
        """Become this page."""
        if page != self._page:
            self._page = page
            self.changed.emit()


def shown(kind: type, name: str, changed: Signal) -> Property:
    """A property that reads the page's field `name`; before there is a page it is empty."""

    def read(model: PageModel) -> Any:
        value = getattr(model._page, name, EMPTY[kind])
        return list(value) if kind is list else value

    return Property(kind, notify=changed)(read)
