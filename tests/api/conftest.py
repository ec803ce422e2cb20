"""What the API's tests share: a server whose doors never close, a partner, and two small desks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from msgspec.structs import replace

from server.config.loader import load_network
from server.config.network import Network
from server.testing import Served, always_open, fully_staffed, serve
from tests.api.calls import OFFICE, bearer

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def network() -> Network:
    """The configured network, open day and night, with an operator for every window."""
    found = fully_staffed(always_open(load_network(ROOT / "config")))
    office = found.offices[OFFICE]
    services = {id: replace(service, remote=True) for id, service in office.services.items()}
    open_office = replace(office, services=services, remote_tickets=True)
    return replace(found, offices={**found.offices, OFFICE: open_office})


@pytest.fixture
async def served(network: Network, tmp_path: Path) -> AsyncIterator[Served]:
    """A server with a store of its own."""
    async with serve(network, tmp_path) as running:
        yield running


@pytest.fixture
async def http(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    """Anybody."""
    async with aiohttp.ClientSession(served.url) as session:
        yield session


@pytest.fixture
async def partner(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    """A portal that may book and take tickets."""
    async with aiohttp.ClientSession(served.url, headers=await bearer(served)) as session:
        yield session
