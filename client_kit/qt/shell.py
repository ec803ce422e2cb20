"""The shell of a desktop app: application, fonts, lock, logs, signals, and an orderly end.

def main() -> int:
    return run_app(settings, "talon-board", build)

def build(shell: Shell) -> QQuickWindow:
    view_model = BoardViewModel(shell.bridge)
    return shell.engine.load(QML / "Main.qml", {"vm": view_model})
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TextIO

import structlog
from PySide6.QtCore import QLockFile, QObject, QPoint, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from client_kit.config import size_of, spot_of
from client_kit.errors import LinkError
from client_kit.qt.bridge import Bridge
from client_kit.qt.engine import QML, Engine
from client_kit.qt.errors import AlreadyRunning, KitError, NoDisplay, QmlFailed
from client_kit.qt.fonts import load_fonts
from client_kit.qt.garbage import GuiCollector
from client_kit.qt.heartbeat import Heartbeat
from client_kit.qt.shot import grab

SHOT_AFTER_MS = 1500
CRASH_SHOWN_MS = 20_000

_log = structlog.get_logger("app")


@dataclass(frozen=True)
class Shell:
    """What an app is built from."""

    application: QGuiApplication
    engine: Engine
    bridge: Bridge
    settings: argparse.Namespace


def run_app(
    settings: argparse.Namespace,
    name: str,
    build: Callable[[Shell], QQuickWindow],
    default_size: tuple[int, int] = (1280, 720),
    crash_shown_ms: int = CRASH_SHOWN_MS,
) -> int:
    """Run until the window is closed or a signal comes; returns the exit code.

    A screen that does not open is told on the screen for `crash_shown_ms`, then 2 is returned.
    """
    log_file = configure_logs(settings.log)
    if settings.software:
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    try:
        choose_platform(bool(settings.shot))
    except KitError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 2
    application = QGuiApplication([name])
    application.setApplicationName(name)
    if settings.heartbeat:
        Heartbeat(Path(settings.heartbeat), application)
    try:
        lock = None if settings.shot else hold_lock(name, settings)
        application.setFont(load_fonts())
        code = _run(application, settings, build, default_size)
        if lock is not None:
            lock.unlock()
    except (KitError, LinkError) as error:
        print(f"{name}: {error}", file=sys.stderr)
        if isinstance(error, QmlFailed) and not settings.shot:
            _show_crash(application, str(error), settings, crash_shown_ms)
        code = 2
    if log_file is not sys.stderr:
        log_file.close()
    return code


def _run(
    application: QGuiApplication,
    settings: argparse.Namespace,
    build: Callable[[Shell], QQuickWindow],
    default_size: tuple[int, int],
) -> int:
    collector = GuiCollector(application)
    engine = Engine()
    engine.use_theme(settings.scheme, settings.reduced_motion)
    bridge = Bridge(settings.server)
    sys.excepthook = _log_crash
    quitter = SignalQuit(application)
    try:
        window = build(Shell(application, engine, bridge, settings))
        _show(window, settings, default_size)
        if settings.shot:
            QTimer.singleShot(SHOT_AFTER_MS, lambda: _shoot(window, settings, application))
        return application.exec()
    finally:
        bridge.close()
        for warning in engine.warnings:
            _log.warning("qml", text=warning)
        engine.close()
        quitter.close()
        collector.close()


def _show_crash(
    application: QGuiApplication, why: str, settings: argparse.Namespace, shown_ms: int
) -> None:
    """Say it on the screen for a while; whoever keeps the app running starts it again."""
    engine = Engine()
    window = engine.load(QML / "Crash.qml", {"reason": why})
    _show(window, settings, (1080, 720))
    QTimer.singleShot(shown_ms, application.quit)
    application.exec()
    engine.close()


def _show(window: QQuickWindow, settings: argparse.Namespace, default: tuple[int, int]) -> None:
    if settings.windowed or settings.size or settings.shot:
        window.resize(*size_of(settings.size, default))
        if (spot := spot_of(settings.size)) is not None:
            window.setFramePosition(QPoint(*spot))
        window.show()
    else:
        window.showFullScreen()


def _shoot(
    window: QQuickWindow, settings: argparse.Namespace, application: QGuiApplication
) -> None:
    grab(window, Path(settings.shot))
    application.quit()


def choose_platform(only_a_picture: bool) -> None:
    """Draw without a screen when only a picture is wanted; raises NoDisplay when nothing can be."""
    told = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if not sys.platform.startswith("linux") or any(os.environ.get(name) for name in told):
        return
    if not only_a_picture:
        raise NoDisplay("no display here: set DISPLAY, or draw a picture with --shot FILE")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def hold_lock(name: str, settings: argparse.Namespace) -> QLockFile:
    """One copy an app and office on this machine; raises AlreadyRunning.

    The lock of a process that died is taken over.
    """
    place = Path(tempfile.gettempdir()) / f"{name}-{settings.office or 'default'}.lock"
    lock = QLockFile(str(place))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        raise AlreadyRunning(f"another {name} is running here (lock {place}): close it first")
    return lock


def configure_logs(path: str) -> TextIO:
    """Key=value lines to a file or stderr; returns what must be closed."""
    file = open(path, "a", encoding="utf-8") if path else sys.stderr  # noqa: SIM115
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        logger_factory=structlog.PrintLoggerFactory(file),
    )
    return file


class SignalQuit(QObject):
    """Turns SIGINT and SIGTERM into an orderly quit, which a busy Qt loop would not notice."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__()
        self._application = application
        self._read, self._write = socket.socketpair()
        self._write.setblocking(False)
        self._former = signal.set_wakeup_fd(self._write.fileno())
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda number, frame: None)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._quit)

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._former)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        self._read.close()
        self._write.close()

    def _quit(self) -> None:
        self._read.recv(64)
        self._application.quit()


def _log_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    _log.error("crash", exc_info=(kind, error, trace))
