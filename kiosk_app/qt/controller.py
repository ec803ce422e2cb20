"""Joins the visitor, the office and the printer: presses and news in, screens and orders out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, assert_never

import structlog
from PySide6.QtCore import QObject, QTimer, Signal

from client_kit.keys import command_key
from client_kit.link import steady_ms
from client_kit.qt.bridge import Bridge
from kiosk_app.catalogue import NOWHERE, Catalogue, Waits, read_catalogue, read_waits
from kiosk_app.claims import Claims
from kiosk_app.flow.acts import event_of
from kiosk_app.flow.advance import advance
from kiosk_app.flow.events import (
    AskPlace,
    Back,
    CameBack,
    CheckPin,
    Denied,
    Effect,
    Erase,
    Event,
    Follow,
    GiveUp,
    Granted,
    Home,
    LinkBack,
    LinkLost,
    PinChecked,
    PlaceRefused,
    PlaceTold,
    Print,
    PrintList,
    Scan,
    Send,
    Speak,
    SubmitCode,
    Take,
    Tend,
    TimePassed,
    Type,
    WhereTold,
)
from kiosk_app.flow.sounding import heard
from kiosk_app.flow.state import Flow
from kiosk_app.handing import handed_of
from kiosk_app.pin import is_right
from kiosk_app.qt.kiosk_model import KioskModel
from kiosk_app.qt.paperwork import Paperwork
from kiosk_app.qt.press import Press
from kiosk_app.screens.draw import connecting, draw
from kiosk_app.screens.scene import Scene
from kiosk_app.words.translations import words_of
from queue_core.domain.commands import CancelUnclaimed
from queue_core.protocol import Error, Reply, Welcome

LOOK_MS = 200
"""How often the clock is looked at."""
STAFF = ("staff_pin", "staff")
"""Screens that need neither a link nor the office's documents."""

_log = structlog.get_logger("kiosk")


class Controller(QObject):
    """The one mutable thing of the kiosk: its flow, and the documents it is drawn from."""

    themed = Signal(bool)
    """High contrast wanted."""
    left = Signal()
    """An employee closed the program."""
    sounded = Signal(str)
    """`tick` or `failure`."""
    drawn = Signal()
    """A first screen with the office's own services stands there."""

    def __init__(
        self,
        bridge: Bridge,
        model: KioskModel,
        press: Press | None,
        flow: Flow,
        claims: Claims,
        clock: Callable[[], int] = steady_ms,
        pin_hash: str = "",
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._model = model
        self._claims = claims
        self._clock = clock
        self._pin_hash = pin_hash
        self.flow = replace(flow, touched=clock(), lost=clock(), has_staff=pin_hash != "")
        self._office = ""
        self._catalogue: Catalogue | None = None
        self._waits = Waits()
        self._orders: dict[str, int] = {}
        self._contrast = False
        self._ended = ""
        self.paperwork = Paperwork(bridge, press, self)
        self._listen()
        self._look = QTimer(self)
        self._look.timeout.connect(lambda: self.take(TimePassed()))
        self._look.start(LOOK_MS)
        self.show()

    def open(self, office: str) -> None:
        """Follow an office's documents; an empty id waits for the welcome to tell it."""
        if office and office != self._office:
            self._office = office
            self._bridge.watch(f"{office}/kiosk")
            self._bridge.watch(f"{office}/wait")

    def close(self) -> None:
        """Stop the clocks and the printer; before the bridge goes."""
        self._look.stop()
        self.paperwork.close()

    def take(self, event: Event | None) -> None:
        """One thing happened."""
        if event is None:
            return
        before = self.flow
        self.flow, effects = advance(before, event, self._clock())
        if note := heard(before, event, self.flow):
            self.sounded.emit(note)
        for effect in effects:
            self._carry_out(effect)
        self.show()

    def show(self) -> None:
        """Draw the present moment."""
        is_staff = any(place.screen in STAFF for place in self.flow.trail)
        scene = self._scene(self._catalogue or NOWHERE) if is_staff else self.scene()
        if scene is None or self._ended and not is_staff:
            waited = self._clock() - self.flow.touched
            words = words_of(self.flow.language)
            self._model.show(connecting(words, (self.flow.language,), waited, self._ended))
            return
        if scene.flow.comfort.contrast != self._contrast:
            self._contrast = scene.flow.comfort.contrast
            self.themed.emit(self._contrast)
        self._model.show(draw(scene, self._office))

    def scene(self) -> Scene | None:
        """What the screen is drawn from; None before the office told of itself."""
        return None if self._catalogue is None else self._scene(self._catalogue)

    def _scene(self, catalogue: Catalogue) -> Scene:
        printers = self.paperwork.printers
        return Scene(
            flow=self.flow,
            catalogue=catalogue,
            waits=self._waits,
            now=self._clock(),
            at=self._bridge.server_time(),
            last_heard=self._bridge.server_time() - self._bridge.silence_ms(),
            is_printer_well=self.paperwork.is_well,
            printer=printers.state if printers else "",
            printers=printers,
        )

    # ── what comes in ─────────────────────────────────────────────────────────

    def _listen(self) -> None:
        model, bridge = self._model, self._bridge
        model.chosen.connect(lambda act: self.take(event_of(act, self._key())))
        model.ticketWanted.connect(lambda: self.take(Take(self._key())))
        model.codeSent.connect(lambda: self.take(SubmitCode(self._key())))
        model.cameBack.connect(lambda: self.take(CameBack(self._key())))
        model.typed.connect(lambda letter: self.take(Type(letter)))
        model.erased.connect(lambda: self.take(Erase()))
        model.backWanted.connect(lambda: self.take(Back()))
        model.homeWanted.connect(lambda: self.take(Home()))
        model.spoken.connect(self._speak)
        bridge.welcomed.connect(self._welcome)
        bridge.changed.connect(self._change)
        bridge.linked.connect(lambda is_up: self.take(LinkBack() if is_up else LinkLost()))
        bridge.refused.connect(self._refuse)
        bridge.ended.connect(self._end)
        self.paperwork.happened.connect(self.take)
        self.paperwork.changed.connect(self.show)

    def scanned(self, text: str) -> None:
        """A QR held to the scanner."""
        self.take(Scan(text, self._key()))

    def _key(self) -> str:
        return command_key(self._bridge.server_time())

    def _speak(self, index: int) -> None:
        if self._catalogue is not None and index < len(self._catalogue.languages):
            self.take(Speak(self._catalogue.languages[index]))

    def _welcome(self, welcome: Welcome) -> None:
        self.open(welcome.office)
        for key in self._claims.left():
            if key not in self._orders:
                self._cancel(key)
        self.paperwork.greet()

    def _change(self, channel: str, doc: dict[str, Any]) -> None:
        if channel == f"{self._office}/kiosk":
            is_first = self._catalogue is None
            self._catalogue = read_catalogue(doc)
            self.show()
            if is_first:
                self.drawn.emit()
        elif channel == f"{self._office}/wait":
            self._waits = read_waits(doc)
            self.show()
        elif channel.startswith("ticket/"):
            self.take(WhereTold(channel.rpartition(".")[2], doc))

    def _refuse(self, channel: str, error: Error) -> None:
        if channel.startswith("ticket/"):
            self.take(WhereTold(channel.rpartition(".")[2], {"state": "unknown"}))
            return
        _log.error("the office does not show itself to this kiosk", code=error.code)
        self._ended = error.code
        self.show()

    def _end(self, code: int, reason: str) -> None:
        _log.error("the server asked not to come back", code=code, reason=reason)
        self._ended = reason
        self.show()

    # ── what goes out ─────────────────────────────────────────────────────────

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case Send(key, wish):
                self._claims.keep(key)
                answer = self._answered(key)
                self._orders[key] = self._bridge.do(
                    self._office, wish, answer, key=key, patience=None
                )
            case GiveUp(key):
                self._bridge.withdraw(self._orders.pop(key, 0))
                self._cancel(key)
            case Print(handed):
                if (scene := self.scene()) is not None:
                    self.paperwork.print(scene, handed, self._office)
            case Follow(token):
                self._follow(token)
            case AskPlace(number, code):
                self._ask_place(number, code)
            case PrintList():
                if (scene := self.scene()) is not None:
                    self.paperwork.print_list(scene)
            case CheckPin(pin):
                self.take(PinChecked(is_right(pin, self._pin_hash)))
            case Tend(wish):
                if wish == "exit":
                    self.left.emit()
                scene = self._scene(self._catalogue or NOWHERE)
                self.paperwork.tend(wish, scene, self._office)
            case _:
                assert_never(effect)

    def _answered(self, key: str) -> Callable[[Reply], None]:
        return lambda reply: self._answer(key, reply)

    def _answer(self, key: str, reply: Reply) -> None:
        self._orders.pop(key, None)
        self._claims.drop(key)
        if reply.ok:
            self.take(Granted(key, handed_of(reply.result)))
            return
        error = reply.error if isinstance(reply.error, Error) else Error("unknown")
        _log.info("refused", code=error.code)
        self.take(Denied(key, error.code, error.text))

    def _cancel(self, key: str) -> None:
        """What nobody waits for any more is cancelled by its own key, now or when linked again."""
        self._orders[key] = self._bridge.do(
            self._office, CancelUnclaimed(key), lambda reply: self._cancelled(key), patience=None
        )

    def _cancelled(self, key: str) -> None:
        self._orders.pop(key, None)
        self._claims.drop(key)

    def _ask_place(self, number: str, code: str) -> None:
        query = {"type": "place", "office": self._office, "number": number, "code": code}

        def told(reply: Reply) -> None:
            if reply.ok:
                self.take(PlaceTold(number, code, reply.result))
                return
            why = reply.error.code if isinstance(reply.error, Error) else "unknown"
            self.take(PlaceRefused(number, code, why))

        self._bridge.ask(query, told)

    def _follow(self, token: str) -> None:
        mine = f"ticket/{self._office}.{token}"
        for channel in [each for each in self._bridge.documents if each.startswith("ticket/")]:
            if channel != mine:
                self._bridge.unwatch(channel)
        if token:
            self._bridge.watch(mine)
