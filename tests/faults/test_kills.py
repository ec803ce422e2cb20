"""Server and store are killed at random moments while people work; nothing answered is lost."""

from pathlib import Path

from bench.soak import soak


async def test_forty_kills_lose_nothing_double_nothing_and_every_screen_heals(
    tmp_path: Path,
) -> None:
    found = await soak(tmp_path, kills=40, seed=7)

    assert found.found == []
    assert set(found.refused) <= {"CallNext: nobody_waiting"}
    assert found.answered > 2000
    assert found.healed_max_s <= 3
