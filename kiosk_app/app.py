"""All wiring of the kiosk."""

import argparse
import math
import os
from pathlib import Path

import structlog
from PySide6.QtQuick import QQuickWindow

from client_kit.config import common_flags, read_token, size_of
from client_kit.errors import SettingsWrong
from client_kit.qt.engine import Engine
from client_kit.qt.shell import Shell, run_app
from client_kit.speech import find_voice
from kiosk_app.claims import Claims
from kiosk_app.flow.state import Flow
from kiosk_app.measuring import Measure
from kiosk_app.panel import LEAST_GAP_MM, LEAST_TARGET_MM, Panel
from kiosk_app.paths import KIOSK_QML, MODULES
from kiosk_app.printing.errors import UnknownPrinter
from kiosk_app.printing.wanted import add_printer_flags, printers_of, wanted_by
from kiosk_app.qt.controller import Controller
from kiosk_app.qt.guide import Guide
from kiosk_app.qt.kiosk_model import KioskModel
from kiosk_app.qt.press import Press
from kiosk_app.qt.scanner import Scanner
from kiosk_app.qt.script import Script
from kiosk_app.qt.sounding import Sounding
from kiosk_app.reception.app import DESK
from kiosk_app.reception.app import build as build_reception
from queue_core.protocol import Hello

NAME = "talon-kiosk"
VERSION = "1"
_log = structlog.get_logger("kiosk")
PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)


def flags() -> argparse.ArgumentParser:
    """The kiosk's own flags beside those of every app."""
    parser = common_flags(NAME, "The touch kiosk where a visitor takes a ticket.")
    parser.add_argument("--reception", action="store_true", help="the administrator's desk")
    parser.add_argument("--login", default="", help="login to fill in at the desk")
    parser.add_argument("--lock-after", type=int, default=600, help="seconds, at the desk")
    parser.add_argument("--landscape", action="store_true", help="1920×1080 instead of portrait")
    parser.add_argument("--portrait", action="store_true", help="1080×1920, the default")
    parser.add_argument(
        "--diagonal",
        type=float,
        default=0.0,
        metavar="INCHES",
        help="of the panel; one on which a finger would miss is refused",
    )
    parser.add_argument("--language", default="ru", help="the language it wakes up in")
    add_printer_flags(parser)
    parser.add_argument(
        "--staff-pin-hash", default="", metavar="HASH", help="see python -m kiosk_app.pin"
    )
    parser.add_argument(
        "--speech", action="store_true", help="a voice and four keys: arrows, Enter, Esc"
    )
    parser.add_argument(
        "--sound",
        default="on",
        metavar="WHERE",
        help="on, off, or file:FOLDER to write what would be heard",
    )
    parser.add_argument("--state", default="", metavar="FILE", help="keys kept over a power cut")
    parser.add_argument(
        "--tap",
        action="append",
        default=[],
        metavar="STEP",
        help="rehearse: a control's name, hold:NAME, shot:FILE, pause:MS or quit; may be repeated",
    )
    parser.add_argument("--measure", default="", metavar="FILE", help="write start-up figures")
    return parser


def run(settings: argparse.Namespace) -> int:
    """Run the kiosk until it is closed; returns the exit code."""
    if settings.reception:
        return run_app(settings, NAME, build_desk, DESK)
    size = LANDSCAPE if settings.landscape else PORTRAIT
    return run_app(settings, NAME, build, size)


def build_desk(shell: Shell) -> QQuickWindow:
    """The administrator's ticket desk of these settings."""
    return build_reception(shell, _press(shell.settings), Claims(_state_file(shell.settings)))


def build(shell: Shell) -> QQuickWindow:
    """The kiosk of these settings."""
    settings = shell.settings
    _measure_panel(shell)
    press = _press(settings)
    flow = Flow(
        home_language=settings.language, language=settings.language, has_printer=press is not None
    )
    claims = Claims(_state_file(settings))
    model = KioskModel()
    controller = Controller(
        shell.bridge, model, press, flow, claims, pin_hash=settings.staff_pin_hash
    )
    window = stand_up(shell.engine, model, controller, settings.scheme, settings.reduced_motion)
    shell.application.aboutToQuit.connect(controller.close)
    controller.left.connect(shell.application.quit)
    if settings.speech:
        _guide(window, model, controller)
    sounding = Sounding("off" if settings.shot else settings.sound, controller)
    shell.application.aboutToQuit.connect(sounding.close)
    script = Script(window, settings.tap, shell.application.quit)
    if settings.measure:
        measure = Measure(Path(settings.measure))
        _measure(window, controller, measure)
        script.touched.connect(measure.touch)
        shell.application.aboutToQuit.connect(measure.close)
    shell.bridge.open(Hello(token=read_token(settings.token_file), app="kiosk", version=VERSION))
    controller.open(settings.office)
    return window


def stand_up(
    engine: Engine,
    model: KioskModel,
    controller: Controller,
    scheme: str = "light",
    reduced_motion: bool = False,
) -> QQuickWindow:
    """The window with its scanner and its colours; the controller lives as long as the window."""
    engine.qml.addImportPath(str(MODULES))
    window = engine.load(KIOSK_QML, {"vm": model})
    controller.setParent(window)
    controller.themed.connect(
        lambda contrast: engine.use_theme("contrast" if contrast else scheme, reduced_motion)
    )
    scanner = Scanner(window)
    window.installEventFilter(scanner)
    scanner.read.connect(controller.scanned)
    return window


def _measure_panel(shell: Shell) -> None:
    """Raises SettingsWrong for a panel whose buttons would be smaller than a finger."""
    settings = shell.settings
    if not settings.diagonal:
        return
    if settings.windowed or settings.size or settings.shot:
        size = size_of(settings.size, LANDSCAPE if settings.landscape else PORTRAIT)
    else:
        size = shell.application.primaryScreen().size().toTuple()
    panel = Panel(*size, settings.diagonal)
    if panel.is_too_small:
        raise SettingsWrong(
            "panel",
            f"on a {panel.diagonal_in:g}″ panel of {panel.width}×{panel.height} buttons would be "
            f"under {LEAST_TARGET_MM:g} mm or {LEAST_GAP_MM:g} mm apart: use one of "
            f"{math.ceil(panel.least_diagonal_in * 10) / 10:g}″ or more",
        )


def _guide(window: QQuickWindow, model: KioskModel, controller: Controller) -> None:
    voice = find_voice()
    if voice is None:
        _log.warning("no speech: install espeak-ng")
        return
    Guide(window, model, voice, lambda: controller.flow.language)


def _press(settings: argparse.Namespace) -> Press | None:
    try:
        printers = printers_of(wanted_by(settings), _state_file(settings))
    except UnknownPrinter as error:
        raise SettingsWrong("printer", str(error)) from error
    return Press(printers) if printers else None


def _state_file(settings: argparse.Namespace) -> Path | None:
    if settings.state:
        return Path(settings.state)
    if settings.shot:
        return None
    home = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(home) / "talon" / f"kiosk-{settings.office or 'default'}.json"


def _measure(window: QQuickWindow, controller: Controller, measure: Measure) -> None:
    window.frameSwapped.connect(lambda: measure.note("first_frame_ms"))

    def ready() -> None:
        window.frameSwapped.connect(lambda: measure.note("ready_ms"))
        window.update()

    controller.drawn.connect(ready)
