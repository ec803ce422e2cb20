"""Each bench works on a small town; its speed is not judged here."""

import math
from pathlib import Path

from bench.board import measure as measure_board
from bench.commands import Case, Timing, measure, run

SHORT = Timing(warm_up=0.1, measured=0.5)


async def test_a_closed_loop_and_an_open_one_are_answered() -> None:
    closed = Case(name="4", operators=4, offices=3)
    paced = Case(name="50", operators=4, offices=3, rate=50)

    result = await measure(closed, "everysec", SHORT)
    figures = await run(SHORT, (paced,))

    assert result.commands > 20
    assert result.frames > result.commands
    assert set(result.refused) <= {"nobody_waiting"}
    assert 0 < result.p50_ms <= result.p99_ms <= result.max_ms
    assert all(cpu > 0 for cpu in result.cpu_us.values())
    assert figures["open"]["always"]["50"]["p99_ms"] > 0


async def test_a_press_reaches_every_board_and_the_glass_of_the_real_one(tmp_path: Path) -> None:
    figures = await measure_board(tmp_path, boards=5, presses=4, painted=2)

    assert figures.boards == 5
    assert 0 < figures.p50_ms <= figures.p99_ms
    assert not math.isnan(figures.painted_p99_ms)
