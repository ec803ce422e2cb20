"""What QML reads of the pages with a number."""

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from kiosk_app.qt.page import PageModel, shown

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TicketModel(PageModel):
    """The number."""

    changed = Signal()
    title = shown(str, "title", changed)
    text = shown(str, "text", changed)
    label = shown(str, "label", changed)
    number = shown(str, "number", changed)
    services = shown(str, "services", changed)
    place = shown(list, "place", changed)
    explained = shown(str, "explained", changed)
    explainedTitle = shown(str, "explained_title", changed)
    url = shown(str, "url", changed)
    foot = shown(str, "foot", changed)
    closes = shown(str, "closes", changed)
    told = shown(str, "told", changed)
    button = shown(str, "button", changed)
    isPaper = shown(bool, "is_paper", changed)


@QmlElement
class WhereModel(PageModel):
    """One's own place."""

    changed = Signal()
    title = shown(str, "title", changed)
    number = shown(str, "number", changed)
    place = shown(str, "place", changed)
    state = shown(str, "state", changed)
    button = shown(str, "button", changed)
    isCall = shown(bool, "is_call", changed)
