"""A client's side of `talon.v1` without IO: its documents, its unanswered commands, its clock.

Frames and times go in, frames and news come out; `client_kit.link` moves them. `now` is any steady
clock in ms; the server's clock is `now + offset`. Documents are never changed in place: a patch
makes a new document that shares what it did not touch, so a screen may compare rows by identity
and read from another thread.
"""

from __future__ import annotations

from collections import deque
from typing import Any, assert_never

import msgspec
from msgspec import Raw, Struct, structs

from queue_core.domain import commands
from queue_core.domain.commands import Command
from queue_core.patch import apply
from queue_core.protocol import (
    SILENCE_S,
    Ask,
    Bye,
    ClientMessage,
    Do,
    Doc,
    Error,
    Hello,
    Patch,
    Reply,
    Report,
    ServerMessage,
    Tick,
    Unwatch,
    Watch,
    Welcome,
)

LAPSE_MS = 5_000
"""RULES "Offline": calls, recalls, no-shows and transfers lapse after 5 s."""
RETRY_MS = 300
REPORTS_KEPT = 64

Kept = commands.Start | commands.Finish | commands.Count | commands.WriteNote
"""What an operator may go on doing without a link; sent later with the time it was pressed."""
Visitors = commands.IssueTicket | commands.CheckIn | commands.CancelUnclaimed
"""A kiosk decides itself when its visitor has gone."""


class Changed(Struct, frozen=True):
    """A watched document is another one now."""

    channel: str
    version: int
    doc: dict[str, Any]


class Answered(Struct, frozen=True):
    """A command or question got its answer, or will get none (codes `lapsed`, `link_lost`)."""

    id: int
    reply: Reply


class WatchRefused(Struct, frozen=True):
    """This token may not see that channel."""

    channel: str
    error: Error


class Ended(Struct, frozen=True):
    """The server asked not to come back (45xx): signed in elsewhere, expired, refused."""

    code: int
    reason: str


News = Welcome | Changed | Answered | WatchRefused | Ended


class Output(Struct, frozen=True):
    """What follows from one input: frames to send, in order, and news for the app."""

    frames: list[ClientMessage] = []
    news: list[News] = []


class Pending(Struct):
    """A command kept with its key until it is answered or lapses."""

    frame: Do
    pressed: int
    patience: int | None
    """ms from the press; None: for ever."""
    retry_at: int = 0
    """When to send it again after an answer with `retry`; 0: on its way, or no link."""


class Session:
    """The one mutable thing of a client link."""

    def __init__(self, hello: Hello, offset: int, silence_ms: int = SILENCE_S * 1000) -> None:
        """`offset`: the best guess of server clock − `now` before the first word."""
        self._hello = hello
        self._silence_ms = silence_ms
        self.offset = offset
        self.welcome: Welcome | None = None
        """None: no link, or not yet greeted."""
        self.is_open = False
        self.last_heard = 0
        self.docs: dict[str, Doc] = {}
        self._awaited: dict[str, int] = {}
        """Channel → id of the watch whose document is on its way."""
        self._channels: dict[str, None] = {}
        self._pending: dict[int, Pending] = {}
        self._asked: set[int] = set()
        self._reports: deque[Report] = deque(maxlen=REPORTS_KEPT)
        self._last_id = 0

    # ── the link comes and goes ───────────────────────────────────────────────

    def opened(self, now: int) -> Output:
        """A socket stands: greet."""
        self.is_open = True
        self.last_heard = now
        return Output([self._hello])

    def lost(self) -> Output:
        """The socket is gone: questions fail, commands and documents are kept."""
        self.welcome = None
        self.is_open = False
        self._awaited.clear()
        for pending in self._pending.values():
            pending.retry_at = 0
        error = Error("link_lost", retry=True)
        news: list[News] = [Answered(id, Reply(id, False, error=error)) for id in self._asked]
        self._asked.clear()
        return Output(news=news)

    def is_silent(self, now: int) -> bool:
        """I6: nothing was heard for too long."""
        return self.is_open and now - self.last_heard >= self._silence_ms

    def server_time(self, now: int) -> int:
        """What the server's clock shows, never ahead of it; for keys and for shown times."""
        return now + self.offset

    @property
    def unanswered(self) -> int:
        """How many commands wait for their answer."""
        return len(self._pending)

    # ── what the app wants ────────────────────────────────────────────────────

    def watch(self, channel: str) -> Output:
        """Follow a channel from now on, over every reconnect."""
        self._channels[channel] = None
        return Output([self._watch(channel)] if self.welcome else [])

    def unwatch(self, channel: str) -> Output:
        """Forget a channel."""
        self._channels.pop(channel, None)
        self.docs.pop(channel, None)
        self._awaited.pop(channel, None)
        return Output([Unwatch(self._next_id(), channel)] if self.welcome else [])

    def do(
        self, office: str, command: Command, key: str, now: int, patience: int | None
    ) -> tuple[int, Output]:
        """Give an order; `key` stays with it until it is answered."""
        match command:
            case commands.Start() | commands.Finish() | commands.Count() | commands.WriteNote():
                command = structs.replace(command, claimed_at=self.server_time(now))
        frame = Do(self._next_id(), key, office, Raw(msgspec.json.encode(command)))
        self._pending[frame.id] = Pending(frame, now, patience)
        return frame.id, Output([frame] if self.welcome else [])

    def withdraw(self, id: int) -> None:
        """Stop repeating a command whose person has gone; its outcome stays unknown."""
        self._pending.pop(id, None)

    def ask(self, query: dict[str, Any]) -> tuple[int, Output]:
        """Ask for what is no view; without a link the answer is `link_lost` at once."""
        id = self._next_id()
        if self.welcome is None:
            reply = Reply(id, False, error=Error("link_lost", retry=True))
            return id, Output(news=[Answered(id, reply)])
        self._asked.add(id)
        return id, Output([Ask(id, query)])

    def report(self, report: Report) -> Output:
        """Tell what this device did; kept for a while without a link."""
        if self.welcome is None:
            self._reports.append(report)
            return Output()
        return Output([report])

    # ── time passes ───────────────────────────────────────────────────────────

    def deadline(self) -> int | None:
        """When `pass_time` has something to do, by the steady clock."""
        times = [p.retry_at for p in self._pending.values() if p.retry_at]
        if self.welcome is None:
            times += [p.pressed + p.patience for p in self._pending.values() if p.patience]
        if self.is_open:
            times.append(self.last_heard + self._silence_ms)
        return min(times, default=None)

    def pass_time(self, now: int) -> Output:
        """Let what is too old lapse and send again what may be sent again."""
        frames: list[ClientMessage] = []
        if self.welcome is not None:
            for pending in self._pending.values():
                if 0 < pending.retry_at <= now:
                    pending.retry_at = 0
                    frames.append(pending.frame)
            return Output(frames)
        old = [id for id, p in self._pending.items() if _too_old(p, now)]
        for id in old:
            del self._pending[id]
        lapsed = Error("lapsed")
        return Output(news=[Answered(id, Reply(id, False, error=lapsed)) for id in old])

    # ── the server speaks ─────────────────────────────────────────────────────

    def receive(self, message: ServerMessage, now: int) -> Output:
        """Take one frame in."""
        self.last_heard = now
        match message:
            case Welcome():
                return self._welcomed(message, now)
            case Doc():
                return self._document(message)
            case Patch():
                return self._patched(message)
            case Reply():
                return self._answered(message, now)
            case Tick():
                self.offset = message.at - now
                return Output([self._watch(c) for c in self._behind(message.versions)])
            case Bye():
                ended = message.code >= 4500
                return Output(news=[Ended(message.code, message.reason)] if ended else [])
            case _:
                assert_never(message)

    def _welcomed(self, welcome: Welcome, now: int) -> Output:
        lapsed = self.pass_time(now)
        self.welcome = welcome
        self.offset = welcome.at - now
        frames: list[ClientMessage] = [self._watch(channel) for channel in self._channels]
        for pending in self._pending.values():
            pending.retry_at = 0
            frames.append(pending.frame)
        frames += self._reports
        self._reports.clear()
        return Output(frames, [welcome, *lapsed.news])

    def _document(self, message: Doc) -> Output:
        if message.channel not in self._channels:
            return Output()
        self._awaited.pop(message.channel, None)
        self.docs[message.channel] = message
        return Output(news=[Changed(message.channel, message.version, message.doc)])

    def _patched(self, message: Patch) -> Output:
        known = self.docs.get(message.channel)
        if message.channel not in self._channels or message.channel in self._awaited:
            return Output()
        if known is None or known.version != message.since:
            return Output([self._watch(message.channel)])
        doc = apply(known.doc, message.patch)
        self.docs[message.channel] = structs.replace(known, version=message.version, doc=doc)
        return Output(news=[Changed(message.channel, message.version, doc)])

    def _answered(self, reply: Reply, now: int) -> Output:
        for channel, id in self._awaited.items():
            if id == reply.id and isinstance(reply.error, Error):
                del self._awaited[channel]
                return Output(news=[WatchRefused(channel, reply.error)])
        pending = self._pending.get(reply.id)
        if pending is not None and _may_retry(pending, reply, now):
            pending.retry_at = now + RETRY_MS
            return Output()
        if self._pending.pop(reply.id, None) is None and reply.id not in self._asked:
            return Output()
        self._asked.discard(reply.id)
        return Output(news=[Answered(reply.id, reply)])

    def _behind(self, versions: dict[str, int]) -> list[str]:
        return [
            channel
            for channel, version in versions.items()
            if channel in self._channels
            and channel not in self._awaited
            and (channel not in self.docs or self.docs[channel].version != version)
        ]

    def _watch(self, channel: str) -> Watch:
        frame = Watch(self._next_id(), channel)
        self._awaited[channel] = frame.id
        return frame

    def _next_id(self) -> int:
        self._last_id += 1
        return self._last_id


def default_patience(command: Command) -> int | None:
    """How long a press still means what it meant, ms; None: until answered."""
    return None if isinstance(command, Kept | Visitors) else LAPSE_MS


def _too_old(pending: Pending, now: int) -> bool:
    return pending.patience is not None and now - pending.pressed >= pending.patience


def _may_retry(pending: Pending, reply: Reply, now: int) -> bool:
    return isinstance(reply.error, Error) and reply.error.retry and not _too_old(pending, now)
