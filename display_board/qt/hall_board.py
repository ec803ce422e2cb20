"""The hall board at work: documents in, one screen out, calls handed to the voice once painted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal

from client_kit.qt.bridge import Bridge
from display_board import screen
from display_board.arrows import FORWARD, Arrows
from display_board.calls import CalledVisitor, called_visitors
from display_board.clock import minute_of_day
from display_board.highlights import Highlights, relit, seen
from display_board.hours import LOUDEST, Hours
from display_board.layout import BoardLayout
from display_board.media import Shelf
from display_board.qt.board_model import BoardModel
from display_board.qt.display import Display
from display_board.qt.glass import Glass
from display_board.qt.media_area import MediaArea
from display_board.screen import Facts
from display_board.texts import Texts
from display_board.voice.announcements import STALE_AFTER, Call, Utterance
from display_board.voice.numerals import Language
from display_board.voice.thread import VoiceThread

VOICE_WAIT_MS = 150
"""The voice starts after the frame, since both want the interpreter; without one, after this."""

ALWAYS_LOUD = Hours(((0, str(LOUDEST)),))


@dataclass(frozen=True, slots=True)
class Place:
    """Which board this is and where it hangs; `name` is told to whoever reports its fault."""

    hall: str
    name: str
    arrows: Arrows = FORWARD


class HallBoard(Display):
    said = Signal(object)
    """An utterance began; crosses over from the voice's thread."""
    muted = Signal(object)
    """The voice's faults changed; crosses over from its thread."""

    def __init__(
        self,
        bridge: Bridge,
        glass: Glass,
        place: Place,
        layout: BoardLayout,
        words: Texts,
        language: Language,
    ) -> None:
        super().__init__(bridge, glass)
        self._place = place
        self._channel = ""
        self._wait_channel = ""
        self._layout = layout
        self._words = words
        self._language = language
        self._highlights = Highlights({})
        self._visitors: tuple[CalledVisitor, ...] = ()
        self._reconnected = True
        self._voice: VoiceThread | None = None
        self._volumes = ALWAYS_LOUD
        self._sound_at_best = ""
        self._volume = LOUDEST
        self._is_speaker = True
        self._faults: frozenset[str] = frozenset()
        self._public_channel = ""
        self._media = MediaArea(Shelf())
        self._has_summary = False
        self._minute = -1
        self._handover = QTimer(self, singleShot=True, interval=VOICE_WAIT_MS)
        self._handover.timeout.connect(self._hand_over)
        self._unsaid = False
        self._unsaid_reconnect = False
        glass.painted.connect(lambda keys: self._hand_over())
        self.said.connect(self._on_said)
        self.muted.connect(self._on_muted)
        self.model = BoardModel(self._compose(bridge.server_time()), layout, words)

    def speak_through(
        self, voice: VoiceThread, volumes: Hours = ALWAYS_LOUD, sound: str = "ready"
    ) -> None:
        """`sound`: what is told of it while nothing is wrong."""
        self._voice = voice
        self._volumes = volumes
        self._sound_at_best = sound
        self.tell_sound(sound)

    def show_beside(self, media: MediaArea, *, has_summary: bool) -> None:
        """Pictures, films and lines, and the load of each service; before `watch`."""
        media.setParent(self)
        self._media, self._minute = media, -1
        media.changed.connect(self.refresh)
        media.opened.connect(self.model.show_film)
        media.lacking.connect(self.tell_lack)
        self._has_summary = has_summary

    def pass_hour(self, minute: int) -> None:
        super().pass_hour(minute)
        if minute != self._minute:
            self._minute = minute
            self._media.look()
        self._set_volume(int(self._volumes.at(minute)) if self._is_speaker else 0)

    def watch(self, office: str) -> None:
        self._channel = f"{office}/board/{self._place.hall}"
        self._wait_channel = f"{office}/wait"
        self.bridge.watch(self._channel)
        self.bridge.watch(self._wait_channel)
        if self._has_summary:
            self._public_channel = f"{office}/public"
            self.bridge.watch(self._public_channel)

    def take(self, channel: str, document: Mapping[str, Any]) -> None:
        if channel != self._channel:
            return
        self._listen_to_rights(document)
        visitors = called_visitors(document["calls"])
        if visitors == self._visitors and not self._reconnected:
            return
        self._visitors = visitors
        now = self.bridge.server_time()
        if self._reconnected:
            self.pass_over(one.key for one in visitors if now - one.last > STALE_AFTER)
        self._highlights = seen(
            self._highlights,
            [(visitor.key, visitor.last) for visitor in visitors if not visitor.started],
            now,
            reconnected=self._reconnected,
        )
        self._unsaid_reconnect = self._unsaid_reconnect or self._reconnected
        self._unsaid = True
        self._reconnected = False
        self._handover.start()

    def draw(self, now: int) -> int:
        shown = self._compose(now)
        self.model.show(shown)
        lit = any(row.lit for row in (*shown.rows, *shown.strip))
        self._media.hold(lit or shown.kind is screen.Kind.LOST)
        self.expect(
            (row.key for row in (*shown.rows, *shown.strip)),
            (visitor.key for visitor in self._visitors),
        )
        return screen.next_change(self._facts(now))

    def adopt_layout(self, layout: BoardLayout) -> None:
        """The panel has another size."""
        self._layout = layout
        self.model.adopt_layout(layout)
        self.refresh()

    def _on_link(self, up: bool) -> None:
        self._reconnected = self._reconnected or up
        super()._on_link(up)

    def _compose(self, now: int) -> screen.Screen:
        return screen.compose(self._facts(now), self._words, self._language)

    def _facts(self, now: int) -> Facts:
        documents = self.bridge.documents
        return Facts(
            board=documents.get(self._channel, {}),
            wait=documents.get(self._wait_channel, {}),
            lost_since=self.lost_since(now),
            highlights=self._highlights,
            now=now,
            rows=self._layout.rows,
            name=self._place.name,
            public=documents.get(self._public_channel, {}),
            pictures=self._media.shelf.pictures,
            lines=self._media.shelf.lines,
            arrows=self._place.arrows,
            filming=self._media.is_filming,
        )

    def _hand_over(self) -> None:
        if not self._unsaid:
            return
        self._handover.stop()
        if self._voice is not None:
            halls = self.bridge.documents.get(self._channel, {}).get("halls", {})
            called = [
                _call(visitor, halls.get(visitor.hall, {}))
                for visitor in self._visitors
                if not visitor.started
            ]
            self._voice.hear(called, reconnected=self._unsaid_reconnect)
        self._unsaid = self._unsaid_reconnect = False

    def _on_said(self, said: Utterance) -> None:
        now = self.bridge.server_time()
        self._highlights = relit(self._highlights, said.call.id, now)
        self.refresh()

    def _on_muted(self, faults: frozenset[str]) -> None:
        self._faults = faults
        self.tell_sound(self._sound_state())

    def _listen_to_rights(self, document: Mapping[str, Any]) -> None:
        """Two voices in one hall are understood by nobody: the configuration names the one.

        A board without a device's token is named nowhere and follows its own settings.
        """
        speakers = document.get("speaks")
        may_speak = not self.device or speakers is None or self.device in speakers
        if may_speak != self._is_speaker:
            self._is_speaker = may_speak
            self.pass_hour(minute_of_day(self.bridge.server_time(), document.get("zone", "")))
            self.tell_sound(self._sound_state())

    def _set_volume(self, percent: int) -> None:
        if percent != self._volume and self._voice is not None:
            self._volume = percent
            self._voice.set_volume(percent)

    def _sound_state(self) -> str:
        return min(self._faults, default=self._sound_at_best) if self._is_speaker else "off"


def _call(visitor: CalledVisitor, hall: Mapping[str, str]) -> Call:
    return Call(visitor.key, visitor.number, visitor.window, visitor.last, visitor.language, hall)
