"""What the pages' tests share: a server whose doors never close, and a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, async_playwright

from server.config.loader import load_network
from server.config.network import Network
from server.testing import Served, always_open, fully_staffed, serve

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def network() -> Network:
    """The configured network, open day and night, with an operator for every window."""
    return fully_staffed(always_open(load_network(ROOT / "config")))


@pytest.fixture
async def served(network: Network, tmp_path: Path) -> AsyncIterator[Served]:
    """A server with a store of its own."""
    async with serve(network, tmp_path) as running:
        yield running


@pytest.fixture
async def http(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    """Reads pages as a browser without scripts does."""
    headers = {"Accept-Language": "ru"}
    async with aiohttp.ClientSession(served.url, headers=headers) as session:
        yield session


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A real Chromium."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        yield chromium
        await chromium.close()
