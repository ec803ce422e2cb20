"""Tells when every screen is right again: its document equals that of a newly opened one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress

from msgspec import Struct

from client_kit.link import Link
from queue_core.protocol import Hello

LOOK_EVERY_S = 0.01


class Screen(Struct, frozen=True, eq=False):
    """A link that has been watching a channel all along."""

    link: Link
    channel: str
    token: str


class StillWrong(Exception):
    """Some screens did not come right in time, or show something else at the same version."""


async def heal(screens: Sequence[Screen], url: str, within_s: float) -> float:
    """Return how many seconds it took until every screen showed what a new one shows."""
    began = time.monotonic()
    fresh = {token: Link(url, Hello(token, "soak")) for token in {s.token for s in screens}}
    for screen in screens:
        fresh[screen.token].watch(screen.channel)
    tasks = [asyncio.create_task(link.run()) for link in fresh.values()]
    try:
        left = list(screens)
        while left:
            if time.monotonic() - began > within_s:
                raise StillWrong(f"{len(left)} screens, the first: {_told(left[0])}")
            left = [screen for screen in left if not _is_right(screen, fresh[screen.token])]
            await asyncio.sleep(LOOK_EVERY_S)
    finally:
        for link in fresh.values():
            await link.stop()
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
    return time.monotonic() - began


def _is_right(screen: Screen, fresh: Link) -> bool:
    mine = screen.link.session.docs.get(screen.channel)
    true = fresh.session.docs.get(screen.channel)
    if not screen.link.is_up or mine is None or true is None:
        return False
    if (mine.epoch, mine.version) != (true.epoch, true.version):
        return False
    if mine.doc != true.doc:
        raise StillWrong(f"{screen.channel} shows another document at version {mine.version}")
    return True


def _told(screen: Screen) -> str:
    doc = screen.link.session.docs.get(screen.channel)
    version = doc.version if doc else None
    return f"{screen.channel} (link up: {screen.link.is_up}, version {version})"
