"""What the server's tests share: one small network whose doors never close, and a server for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.config.loader import load_network
from server.config.network import Network
from server.testing import Served, always_open, fully_staffed, serve

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def network() -> Network:
    """The configured network, open day and night."""
    return fully_staffed(always_open(load_network(ROOT / "config")))


@pytest.fixture
async def served(network: Network, tmp_path: Path) -> AsyncIterator[Served]:
    """A server with a store of its own."""
    async with serve(network, tmp_path) as running:
        yield running
