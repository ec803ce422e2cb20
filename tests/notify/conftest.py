"""What the tests of letters share: a server that writes, and a mail server that takes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from server.config.loader import load_network
from server.config.network import Network
from server.config.outreach import Outreach
from server.testing import Served, always_open, serve
from tests.api.calls import bearer
from tests.notify.mailbox import Mailbox

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def network() -> Network:
    """The configured network, open day and night."""
    return always_open(load_network(ROOT / "config"))


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    """A mail server."""
    async with Mailbox() as running:
        yield running


@pytest.fixture
async def served(network: Network, tmp_path: Path, mailbox: Mailbox) -> AsyncIterator[Served]:
    """A server that can send mail."""
    async with serve(network, tmp_path, outreach=Outreach(smtp=mailbox.smtp)) as running:
        yield running


@pytest.fixture
async def partner(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    """A portal that may book."""
    async with aiohttp.ClientSession(served.url, headers=await bearer(served)) as session:
        yield session
