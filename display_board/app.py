"""Wires a hall board or a window display together from the machine's settings."""

import argparse
from pathlib import Path
from typing import cast

import structlog
from PySide6.QtCore import Qt, QTimer
from PySide6.QtQuick import QQuickWindow

from client_kit.config import read_token, size_of
from client_kit.errors import SettingsWrong
from client_kit.qt.shell import Shell
from display_board.arrows import arrows_of
from display_board.errors import PanelTooSmall
from display_board.hours import schemes_of, volumes_of
from display_board.layout import BoardLayout, Extras, Panel, lay_out
from display_board.media import Shelf
from display_board.qt.app_paths import BOARD_QML, MODULES, WINDOW_QML
from display_board.qt.display import Display
from display_board.qt.glass import Glass, paint_log
from display_board.qt.hall_board import HallBoard, Place
from display_board.qt.media_area import MediaArea
from display_board.qt.places import pack_folder, sounds_folder
from display_board.qt.window_display import WindowDisplay
from display_board.texts import texts
from display_board.tokens import board_tokens, chime_tokens
from display_board.voice.numerals import LANGUAGES, Language
from display_board.voice.recorded import MANIFEST
from display_board.voice.start import FILE, OFF, ON, VoiceSettings, start_announcer
from display_board.voice.thread import VoiceThread
from queue_core.protocol import Error, Hello

FULL_HD = (1920, 1080)
BY_HOUR = "auto"
SENT_AWAY_S = 20
"""After a bye that asks not to come back: an expired or revoked token may be made anew."""

_log = structlog.get_logger("board")


def build(shell: Shell) -> QQuickWindow:
    """The screen that the settings ask for, already looking for its server."""
    shell.engine.qml.addImportPath(str(MODULES))
    shell.bridge.refused.connect(_on_refused)
    if not _is_windowed(shell.settings):
        shell.application.setOverrideCursor(Qt.CursorShape.BlankCursor)
    build_screen = _build_window if shell.settings.window else _build_hall
    window = build_screen(shell)
    stay_linked(shell)
    return window


def stay_linked(shell: Shell) -> None:
    """Link up, and again some time after the server asked not to come back."""
    shell.bridge.ended.connect(lambda code, reason: _come_back(shell, code, reason))
    _open(shell)


def languages_of(text: str) -> tuple[Language, ...]:
    """`ru,en` → the board's own language first; raises SettingsWrong."""
    names = tuple(filter(None, (name.strip() for name in text.split(","))))
    unknown = [name for name in names if name not in LANGUAGES]
    if unknown or not names:
        known = ", ".join(LANGUAGES)
        raise SettingsWrong("language", f"--language {text}: choose from {known}")
    return cast("tuple[Language, ...]", names)


def voice_of(text: str) -> str:
    """`on`, `off` or `file:FOLDER`; raises SettingsWrong."""
    if text in (ON, OFF) or (text.startswith(FILE) and text != FILE):
        return text
    raise SettingsWrong("voice", f"--voice {text}: write on, off or file:FOLDER")


def _build_hall(shell: Shell) -> QQuickWindow:
    settings, bridge = shell.settings, shell.bridge
    languages = languages_of(settings.language)
    voice = VoiceSettings(
        voice_of(settings.voice),
        languages,
        _clips(settings),
        chime_tokens(),
        _packs(settings),
        settings.engine,
    )
    glass = _glass(settings)
    arrows = arrows_of(settings.arrows)
    place = Place(settings.hall, settings.name or settings.hall, arrows)
    layout = _layout(settings, *_panel_size(shell))
    board = HallBoard(bridge, glass, place, layout, texts(languages[0]), languages[0])
    media = MediaArea(Shelf(settings.pictures, settings.ticker))
    board.show_beside(media, has_summary=settings.summary)
    thread = VoiceThread(
        lambda: start_announcer(voice, bridge.server_time, board.said.emit, board.muted.emit),
        bridge.server_time,
    )
    shell.application.aboutToQuit.connect(thread.stop)
    shell.application.aboutToQuit.connect(media.close)
    sound = "off" if voice.setting == OFF else "ready"
    board.speak_through(thread, volumes_of(settings.volume), sound)
    window = shell.engine.load(BOARD_QML, {"vm": board.model})

    def resized() -> None:
        if window.width() and window.height():
            board.adopt_layout(_layout(settings, window.width(), window.height()))

    window.widthChanged.connect(resized)
    window.heightChanged.connect(resized)
    _begin(shell, board, glass, window)
    thread.start()
    return window


def _build_window(shell: Shell) -> QQuickWindow:
    settings = shell.settings
    glass = _glass(settings)
    words = texts(languages_of(settings.language)[0])
    display = WindowDisplay(shell.bridge, glass, settings.window, words)
    window = shell.engine.load(WINDOW_QML, {"vm": display.model})
    _begin(shell, display, glass, window)
    return window


def _open(shell: Shell) -> None:
    shell.bridge.open(Hello(token=read_token(shell.settings.token_file), app="board"))


def _come_back(shell: Shell, code: int, reason: str) -> None:
    """Nobody presses a key on a wall: try now and then, with the token that lies there by then."""
    _log.error("sent away by the server", code=code, reason=reason, again_in_s=SENT_AWAY_S)

    def again() -> None:
        try:
            _open(shell)
        except SettingsWrong as error:
            _log.error("no token", reason=str(error))
            QTimer.singleShot(int(SENT_AWAY_S * 1000), again)

    QTimer.singleShot(int(SENT_AWAY_S * 1000), again)


def _begin(shell: Shell, display: Display, glass: Glass, window: QQuickWindow) -> None:
    """The application owns them: a connection to a method does not keep its object."""
    if shell.settings.scheme == BY_HOUR:
        display.dress_by(schemes_of(shell.settings.scheme_hours))
        still = shell.settings.reduced_motion
        display.dressed.connect(lambda scheme: shell.engine.use_theme(scheme, still))
    display.setParent(shell.application)
    glass.setParent(display)
    glass.watch(window)
    if shell.settings.office:
        display.watch(shell.settings.office)
    else:
        shell.bridge.welcomed.connect(lambda welcome: display.watch(welcome.office))
    display.refresh()


def _glass(settings: argparse.Namespace) -> Glass:
    glass = Glass()
    if settings.paint_log:
        glass.painted.connect(paint_log(Path(settings.paint_log)))
    return glass


def _layout(settings: argparse.Namespace, width: int, height: int) -> BoardLayout:
    extras = Extras(bool(settings.pictures or settings.summary), bool(settings.ticker))
    panel = Panel(width, height, settings.diagonal, settings.depth)
    try:
        return lay_out(panel, board_tokens(), extras)
    except PanelTooSmall as error:
        raise SettingsWrong("panel", str(error)) from error


def _panel_size(shell: Shell) -> tuple[int, int]:
    if _is_windowed(shell.settings):
        return size_of(shell.settings.size, FULL_HD)
    screen = shell.application.primaryScreen().size()
    return screen.width(), screen.height()


def _is_windowed(settings: argparse.Namespace) -> bool:
    return bool(settings.windowed or settings.size or settings.shot)


def _clips(settings: argparse.Namespace) -> Path:
    return Path(settings.clips) if settings.clips else sounds_folder() / "clips"


def _packs(settings: argparse.Namespace) -> tuple[Path, ...]:
    """A human's voice first; the rendered one may be missing, and then is not spoken of."""
    rendered = Path(settings.pack) if settings.pack else pack_folder()
    human = (Path(settings.announcer),) if settings.announcer else ()
    return (*human, rendered) if settings.pack or (rendered / MANIFEST).is_file() else human


def _on_refused(channel: str, error: Error) -> None:
    _log.error("channel refused", channel=channel, code=error.code, text=error.text)
