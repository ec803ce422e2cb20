"""The documents of one room: each watched channel's present document, and who watches it.

I3: `follow` runs at every commit and patches exactly what was touched; `redraw` compares with a
fresh view after anything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from msgspec import Struct, field

from queue_core.domain.state import OfficeState
from queue_core.patch import diff
from queue_core.views.projection import Projection, Touched
from server.live import frames
from server.metrics import Metrics


class Watcher(Protocol):
    """Where a channel's frames go."""

    def put(self, frame: bytes) -> None:
        """Send one frame."""


class Channel(Struct, eq=False):
    """One document and its watchers."""

    name: str
    view: Projection
    doc: dict[str, Any]
    version: int
    watchers: dict[int, Watcher] = field(default_factory=dict)
    whole: bytes = b""
    """The document as a frame, for all who come until it changes; empty: to be made."""


class Documents:
    """All channels of one office that somebody watches here."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self.epoch = ""
        self._channels: dict[str, Channel] = {}

    def __iter__(self) -> Iterator[Channel]:
        return iter(self._channels.values())

    @property
    def is_empty(self) -> bool:
        """Whether nobody watches anything."""
        return not self._channels

    def get(self, name: str) -> Channel | None:
        """A channel that is drawn already."""
        return self._channels.get(name)

    def open(self, view: Projection, state: OfficeState, at: int, version: int) -> Channel:
        """Draw a channel for the first time; the state must be a committed one."""
        channel = Channel(view.channel, view, view.build(state, at), version)
        self._channels[view.channel] = channel
        return channel

    def watch(self, channel: Channel, watcher: Watcher) -> None:
        """Send the document and every later patch. No await between the two."""
        if not channel.whole:
            channel.whole = frames.doc(channel.name, self.epoch, channel.version, channel.doc)
        watcher.put(channel.whole)
        channel.watchers[id(watcher)] = watcher

    def unwatch(self, name: str, watcher: Watcher) -> None:
        """Send no more; a channel that nobody watches is not drawn any longer."""
        channel = self._channels.get(name)
        if channel is None:
            return
        channel.watchers.pop(id(watcher), None)
        if not channel.watchers:
            del self._channels[name]

    def follow(self, state: OfficeState, at: int, version: int, touched: Touched) -> None:
        """Patch what a commit touched."""
        for channel in self._channels.values():
            change = channel.view.update(channel.doc, state, touched, at)
            if change:
                self._send(channel, version, change)

    def redraw(self, state: OfficeState, at: int, version: int, epoch: str) -> None:
        """Draw all afresh: patches where the history goes on, documents where it is another."""
        for channel in self._channels.values():
            channel.whole = b""
            fresh = channel.view.build(state, at)
            if epoch == self.epoch and version >= channel.version:
                change = diff(channel.doc, fresh)
                channel.doc = fresh
                if change:
                    self._send(channel, version, change)
            else:
                channel.doc, channel.version = fresh, version
                frame = frames.doc(channel.name, epoch, version, fresh)
                self._spread(channel, frame)
        self.epoch = epoch

    def _send(self, channel: Channel, version: int, change: dict[str, Any]) -> None:
        frame = frames.patch(channel.name, channel.version, version, change)
        channel.version = version
        channel.whole = b""
        self._metrics.patches[()] += 1
        self._spread(channel, frame)

    def _spread(self, channel: Channel, frame: bytes) -> None:
        watchers = channel.watchers
        for watcher in watchers.values():
            watcher.put(frame)
        self._metrics.frames[()] += len(watchers)
