"""Two servers on one store: a key is one act, whichever of them hears it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from server.config.network import Network
from server.store.embedded import EmbeddedStore
from server.testing import Served, serve
from tests.api.calls import BASE, Json, bearer, book, bookable, free, keyed

Pair = tuple[aiohttp.ClientSession, aiohttp.ClientSession]


@pytest.fixture
async def pair(network: Network, tmp_path: Path) -> AsyncIterator[Pair]:
    """A partner's way to each of two nodes."""
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(EmbeddedStore(tmp_path / "s", fsync="everysec"))
        nodes: list[Served] = [
            await stack.enter_async_context(
                serve(network, tmp_path / "data", redis=store.url, node=name)
            )
            for name in ("left", "right")
        ]
        headers = await bearer(nodes[0])
        await nodes[1].node.authority.refresh()
        left, right = [
            await stack.enter_async_context(aiohttp.ClientSession(node.url, headers=headers))
            for node in nodes
        ]
        yield left, right


async def test_one_key_at_both_servers_at_once_books_once(pair: Pair, network: Network) -> None:
    left, right = pair
    service = bookable(network).id
    slot = (await free(left, service))[0]
    headers = keyed()

    async def once(http: aiohttp.ClientSession) -> Json:
        body = {"service": service, "slot": slot}
        async with http.post(f"{BASE}/bookings", json=body, headers=headers) as answer:
            made: Json = await answer.json()
            return made

    answers = await asyncio.gather(*(once(http) for http in (left, right) * 5))

    assert len({answer["booking"] for answer in answers}) == 1


async def test_what_one_server_booked_the_other_moves_and_cancels(
    pair: Pair, network: Network
) -> None:
    left, right = pair
    service = bookable(network).id
    one, other = (await free(left, service))[:2]
    await free(right, service)  # the right one has just read these days
    made = await book(left, service, one)
    url = f"{BASE}/bookings/{made['token']}"

    async with right.patch(url, json={"slot": other}, headers=keyed()) as answer:
        assert (answer.status, (await answer.json())["slot"]) == (200, other)
    async with left.delete(url, headers=keyed()) as answer:
        assert (await answer.json())["state"] == "cancelled"


async def test_a_slot_is_not_sold_twice_by_two_servers(pair: Pair, network: Network) -> None:
    service = bookable(network).id
    slot = (await free(pair[0], service))[0]

    async def once(http: aiohttp.ClientSession) -> int:
        body = {"service": service, "slot": slot}
        async with http.post(f"{BASE}/bookings", json=body, headers=keyed()) as answer:
            return answer.status

    async with pair[0].get(f"{BASE}/slots?service={service}&days=2") as answer:
        days = (await answer.json())["days"]
    places = next(s["free"] for day in days for s in day["slots"] if s["at"] == slot)
    statuses = await asyncio.gather(*(once(http) for http in pair * 20))

    assert sorted(set(statuses)) == [201, 409]
    assert statuses.count(201) == places
