"""Wiring of the administrator's desk."""

from __future__ import annotations

from PySide6.QtQuick import QQuickWindow

from client_kit.config import read_token
from client_kit.qt.shell import Shell
from kiosk_app.claims import Claims
from kiosk_app.flow.scan import read_code
from kiosk_app.paths import MODULES
from kiosk_app.qt import qr_code
from kiosk_app.qt.press import Press
from kiosk_app.qt.scanner import Scanner
from kiosk_app.reception.qt.reception_model import ReceptionModel

DESK = (1366, 768)
DESK_QML = MODULES / "Talon" / "Reception" / "Main.qml"
QML_TYPES = (qr_code.QrCode,)
"""Registered by their import."""


def build(shell: Shell, press: Press | None, claims: Claims) -> QQuickWindow:
    """The desk's window over its view-models."""
    settings = shell.settings
    reception = ReceptionModel(
        shell.bridge,
        settings.server,
        read_token(settings.token_file),
        press,
        claims,
        office=settings.office,
        login=settings.login,
        language=settings.language,
        lock_after_s=settings.lock_after,
    )
    shell.engine.qml.addImportPath(str(MODULES))
    window = shell.engine.load(DESK_QML, {"vm": reception})
    reception.setParent(window)
    scanner = Scanner(window, accepts=lambda line: read_code(line) is not None)
    scanner.read.connect(reception.scanned)
    window.installEventFilter(scanner)
    window.installEventFilter(reception)
    shell.application.aboutToQuit.connect(reception.close)
    reception.open()
    return window
