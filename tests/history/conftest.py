"""A real store for history's tests, shared by each file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.store.embedded import EmbeddedStore
from server.store.store import Store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An embedded store."""
    async with EmbeddedStore(tmp_path / "s", fsync="everysec") as child, Store(child.url) as opened:
        yield opened
