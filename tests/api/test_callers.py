"""Limits by address and quotas by key, with the clock in the test's hand."""

from __future__ import annotations

from pathlib import Path

import aiohttp
from msgspec.structs import replace

from server.api.callers import READS_TO_WRITES, Quotas
from server.config.network import Network
from server.testing import FREE, serve
from tests.api.calls import BASE, OFFICE, bearer, keyed


def test_a_quota_is_regained_evenly() -> None:
    now = [0.0]
    quotas = Quotas(lambda: now[0])
    spent = [quotas.spend("portal", 60) for _ in range(61)]

    assert [quota.left for quota in spent] == [*range(59, -1, -1), -1]
    assert spent[9].seconds == 10
    assert spent[60].seconds == 1

    now[0] = 2.0
    assert [quotas.spend("portal", 60).left for _ in range(3)] == [1, 0, -1]
    assert quotas.spend("another", 60).left == 59


async def test_strangers_are_slowed_down_and_told_when_to_come_again(
    network: Network, tmp_path: Path
) -> None:
    limits = replace(FREE, public_per_minute=2)
    async with (
        serve(network, tmp_path, limits=limits) as served,
        aiohttp.ClientSession(served.url) as http,
    ):
        statuses = []
        for _ in range(2 * READS_TO_WRITES + 1):
            async with http.get(f"/api/v1/offices/{OFFICE}") as answer:
                statuses.append(answer.status)
        acts = []
        for _ in range(3):
            url = f"{BASE}/bookings/{'x' * 22}"
            async with http.delete(url, headers=keyed()) as answer:
                acts.append(answer.status)

    assert statuses == [200] * (2 * READS_TO_WRITES) + [429]
    assert acts == [404, 404, 429]
    assert answer.headers["Retry-After"] == "60"


async def test_a_key_is_told_what_is_left_of_its_quota(network: Network, tmp_path: Path) -> None:
    async with serve(network, tmp_path) as served:
        headers = await bearer(served, ("read",), per_minute=2)
        async with aiohttp.ClientSession(served.url, headers=headers) as http:
            told = []
            for _ in range(3):
                async with http.get(f"{BASE}/nothing-here") as answer:
                    assert "RateLimit-Limit" not in answer.headers  # no operation, no quota
                async with http.get(f"{BASE}/services") as answer:
                    told.append((answer.status, *map(answer.headers.get, QUOTA_HEADERS)))
        async with aiohttp.ClientSession(served.url) as http, http.get(BASE) as answer:
            assert "RateLimit-Limit" not in answer.headers

    assert told[0] == (200, "2", "1", "30")
    assert told[1][:3] == (200, "2", "0")
    assert told[2][0] == 429
    assert told[2][2] == "0"


QUOTA_HEADERS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
