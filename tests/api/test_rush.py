"""Many want the same few slots, and a server dies meanwhile."""

from __future__ import annotations

from pathlib import Path

from bench.booking import measure


async def test_a_rush_books_every_place_once_though_a_server_dies(tmp_path: Path) -> None:
    figures = await measure(tmp_path, attempts=300, slots=15)

    assert figures.booked == figures.places
    assert figures.doubled == 0
    assert figures.half_made == 0
    assert figures.told_where_else == figures.attempts - figures.booked
    assert figures.kills == 1
