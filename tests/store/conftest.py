"""A real embedded store for the tests, and short ways to say what is committed."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from server.store.embedded import EmbeddedStore
from server.store.store import Store


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder with a short path, so that the socket lies inside."""
    with tempfile.TemporaryDirectory(prefix="talon-") as name:
        yield Path(name) / "data"


@pytest.fixture
async def embedded(folder: Path) -> AsyncIterator[EmbeddedStore]:
    async with EmbeddedStore(folder, fsync="everysec") as child:
        yield child


@pytest.fixture
async def store(embedded: EmbeddedStore) -> AsyncIterator[Store]:
    async with Store(embedded.url) as opened:
        embedded.on_ready = opened.hurry
        yield opened
