"""`talon webhooks` and `talon notices`: what could not be delivered, and how it is tried again."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import msgspec

from server.api.hook_feed import HookFeed
from server.api.told import DeadLetter
from server.config.deployment import Deployment, load_deployment
from server.notify.notices import Dead, Notices
from server.store.embedded import EmbeddedStore
from server.store.errors import StoreError
from server.store.store import Store

MOST = 1000
_PATIENCE_S = 3.0
_letter = msgspec.json.Decoder(DeadLetter).decode
Work = Callable[[argparse.Namespace, Deployment, Store], Awaitable[int]]


class Impossible(Exception):
    """It cannot be done as asked; the message says why and what to do."""


def dead_letter_commands(
    webhooks: argparse.ArgumentParser, notices: argparse.ArgumentParser
) -> None:
    """Add them to the command line."""
    what = webhooks.add_subparsers(required=True, metavar="what")
    what.add_parser("list", help="each webhook, and how much was given up").set_defaults(
        run=_run(list_hooks)
    )
    dead = what.add_parser("dead", help="deliveries that were given up, newest first")
    dead.add_argument("name")
    dead.set_defaults(run=_run(list_dead))
    replay = what.add_parser("replay", help="deliver them again")
    replay.add_argument("name")
    replay.add_argument("--delivery", default="", help="this one alone; left out: all")
    replay.set_defaults(run=_run(replay_dead))
    what = notices.add_subparsers(required=True, metavar="what")
    what.add_parser("dead", help="letters to visitors that were given up").set_defaults(
        run=_run(list_notices)
    )
    replay = what.add_parser("replay", help="send them again")
    replay.add_argument("--id", default="", help="this one alone; left out: all")
    replay.set_defaults(run=_run(replay_notices))


async def list_hooks(asked: argparse.Namespace, deployment: Deployment, store: Store) -> int:
    """One line a webhook."""
    for hook in deployment.webhooks:
        feed = _feed(store, hook.name)
        again = len(await feed.again())
        waits = f"  {again} to be delivered again" if again else ""
        print(f"{hook.name:<16} {hook.url}  dead: {await feed.count_dead()}{waits}")
    return 0


async def list_dead(asked: argparse.Namespace, deployment: Deployment, store: Store) -> int:
    """One line a delivery."""
    for blob in await _feed(store, _known(deployment, asked.name)).dead(MOST):
        letter = _letter(blob)
        kinds = ", ".join(sorted({event.type for event in letter.events}))
        print(
            f"{letter.delivery}  {_when(letter.at)}  {letter.reason}  "
            f"{len(letter.events)} events: {kinds}"
        )
    return 0


async def replay_dead(asked: argparse.Namespace, deployment: Deployment, store: Store) -> int:
    """The oldest first, so that the order of an office's events is kept."""
    feed = _feed(store, _known(deployment, asked.name))
    wanted = [
        blob
        for blob in reversed(await feed.dead(MOST))
        if asked.delivery in ("", _letter(blob).delivery)
    ]
    _must_be(wanted, asked.delivery)
    for n, blob in enumerate(wanted):
        await feed.try_again(blob, _now() + n)
    print(f"{len(wanted)} to be delivered again")
    return 0


async def list_notices(asked: argparse.Namespace, deployment: Deployment, store: Store) -> int:
    """One line a letter; nothing of the person is kept."""
    for dead in await Notices(store, "talon").dead(MOST):
        print(f"{dead.notice.id}  {_when(dead.at)}  {dead.tries} tries  {dead.reason}")
    return 0


async def replay_notices(asked: argparse.Namespace, deployment: Deployment, store: Store) -> int:
    """Those whose booking still stands are sent."""
    notices = Notices(store, "talon")
    wanted: list[Dead] = [
        dead for dead in await notices.dead(MOST) if asked.id in ("", dead.notice.id)
    ]
    _must_be(wanted, asked.id)
    for dead in wanted:
        await notices.try_again(dead, _now())
    print(f"{len(wanted)} to be sent again")
    return 0


def _run(work: Work) -> Callable[[argparse.Namespace], int]:
    async def with_store(asked: argparse.Namespace) -> int:
        deployment = load_deployment(asked.deployment)
        async with _opened(deployment) as store:
            return await work(asked, deployment, store)

    return lambda asked: asyncio.run(with_store(asked))


@asynccontextmanager
async def _opened(deployment: Deployment) -> AsyncIterator[Store]:
    """The network's store; an embedded one is there while its node runs."""
    settings = deployment.store
    url = settings.url or EmbeddedStore(deployment.data_dir / "store").url
    try:
        async with Store(url, shards=settings.shards, patience=_PATIENCE_S) as store:
            yield store
    except StoreError as error:
        remedy = "" if settings.url else "; an embedded store is open while its node runs"
        raise Impossible(f"the store does not answer: {error}{remedy}") from error


def _feed(store: Store, name: str) -> HookFeed:
    return HookFeed(store, name, lambda event: True)


def _known(deployment: Deployment, name: str) -> str:
    names = [hook.name for hook in deployment.webhooks]
    if name not in names:
        raise Impossible(f"no webhook «{name}»: there are {', '.join(names) or 'none'}")
    return name


def _must_be(wanted: Sequence[object], which: str) -> None:
    if not wanted and which:
        raise Impossible(f"«{which}» is not among those given up")


def _when(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M")


def _now() -> int:
    return time.time_ns() // 1_000_000
