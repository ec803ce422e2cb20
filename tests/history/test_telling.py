"""Today beside the usual, the best hours, and what a server makes of a real visit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import aiohttp
import msgspec
import pytest

from queue_core.domain import commands as c
from queue_core.domain.day import business_day
from queue_core.domain.office import Opening
from server.config.loader import load_network
from server.config.network import Network
from server.history.day import DayByHour, best_hours, day_by_hour
from server.history.history import History
from server.history.hours import DAY_MS
from server.history.sampler import Name
from server.history.shelf import Shelf
from server.history.sums import Figures, Hour
from server.history.usual import Usual, past_of, usual_of
from server.rooms.ids import clock_ms
from server.testing import Peer, always_open, fully_staffed, serve
from tests.core.sample import EIGHT, HOUR, MINUTE, sample_office
from tests.history.past import made_up_past, minutes_at

TODAY = "2026-11-23"
ROOT = Path(__file__).parents[2]


def test_the_usual_of_a_weekday_stands_on_that_weekday_alone() -> None:
    office = sample_office()
    seen = made_up_past(office, TODAY)
    for (day, start), hour in seen.items():
        if date.fromisoformat(day).weekday() == 0:
            seen[day, start] = msgspec.structs.replace(hour)
            seen[day, start].office.wait_s *= 2

    told = day_by_hour(office, past_of(office, seen, TODAY), {}, _usual(seen), EIGHT)

    assert [hour.usual.wait_s for hour in told.hours if hour.usual] == [
        2 * 60 * minutes_at(clock) for clock in range(8, 20)
    ]
    assert told.days_known == 8


def test_a_weekday_seen_once_borrows_from_all_days() -> None:
    office = sample_office()
    past = past_of(office, made_up_past(office, TODAY, days=3), TODAY)

    told = day_by_hour(office, past, {}, usual_of(past, TODAY), EIGHT)

    assert told.days_known == 3
    assert told.hours[0].usual is not None


def test_one_day_is_too_few_to_tell() -> None:
    office = sample_office()
    past = past_of(office, made_up_past(office, TODAY, days=1), TODAY)

    told = day_by_hour(office, past, {}, usual_of(past, TODAY), EIGHT)

    assert (told.days_known, told.best) == (0, ())
    assert all(hour.usual is None for hour in told.hours)


def test_hours_to_come_have_no_today_and_closed_hours_are_left_out() -> None:
    office = sample_office(exceptions={TODAY: Opening(600, 960)})
    seen = made_up_past(office, "2026-11-24", days=1)

    told = day_by_hour(office, past_of(office, {}, TODAY), seen, _usual({}), EIGHT + 4 * HOUR)

    assert [hour.start for hour in told.hours] == [EIGHT + n * HOUR for n in range(2, 8)]
    assert [hour.today is not None for hour in told.hours] == [True] * 3 + [False] * 3


def test_the_best_hours_of_the_week_are_ahead_and_on_different_days() -> None:
    office = sample_office(week=(*(Opening(480, 1200),) * 5, None, None))
    usual = _usual(made_up_past(office, TODAY))

    best = best_hours(office, usual, EIGHT + 4 * HOUR)

    assert [(hours.day, hours.wait_min) for hours in best] == [
        ("2026-11-24", 4),
        ("2026-11-25", 4),
        ("2026-11-26", 4),
    ]
    assert best[0].start == EIGHT + DAY_MS


def test_equal_neighbouring_hours_are_one_stretch() -> None:
    quiet = bytes(10 if hour < 15 else 3 for hour in range(48))
    usual = Usual(TODAY, {}, quiet)

    best = best_hours(sample_office(), usual, EIGHT + 30 * MINUTE)

    assert (best[0].start, best[0].end) == (EIGHT + 7 * HOUR, EIGHT + 12 * HOUR)


@pytest.fixture(scope="module")
def network() -> Network:
    """The configured network, always open and staffed."""
    return fully_staffed(always_open(load_network(ROOT / "config")))


async def test_a_visit_is_found_in_the_present_hour_also_after_a_restart(
    network: Network, tmp_path: Path
) -> None:
    office = network.offices["central"]
    async with serve(network, tmp_path) as served:
        kiosk = Peer(served.live, await served.device("kiosk", "central", "kiosk-1"))
        desk = Peer(served.live, served.credentials.staff("central", "op-5"))
        async with kiosk, desk:
            await desk.result("central", c.SignIn("5"))
            service = (await desk.watch("central/desk"))["windows"]["5"]["may"][0]
            for _ in range(3):
                await kiosk.result("central", c.IssueTicket((service,)))
            await desk.result("central", c.CallNext())

            await served.node.history.round()
            told = await served.node.history.day("central", service)

    assert _now(told).called == 1

    async with serve(network, tmp_path) as served:
        again = await served.node.history.day("central")

    assert _now(again).called == 1
    assert _now(again).most >= 2
    assert business_day(office, clock_ms()) == again.day


async def test_what_is_usual_is_read_from_the_weeks_and_told_to_every_node(
    network: Network, tmp_path: Path
) -> None:
    office = network.offices["central"]
    today = business_day(office, clock_ms())
    async with serve(network, tmp_path) as served:
        shelf = Shelf(served.node.store, "earlier")
        await shelf.write("central", made_up_past(office, today))
        served.node.offices.room("central")

        await served.node.history.round()
        other = History(served.node.offices, served.node.store, "other")
        await other.read_usuals()

        told = await served.node.history.day("central")
        usual = other.usual("central")
        assert usual is not None
        assert usual.wait(3, 12) == minutes_at(12)
        assert len(told.best) == 3


def _usual(seen: dict[Name, Hour]) -> Usual:
    return usual_of(past_of(sample_office(), seen, TODAY), TODAY)


def _now(told: DayByHour) -> Figures:
    present = next(hour for hour in told.hours if hour.start == told.now)
    assert present.today is not None
    return present.today


async def test_the_api_tells_the_day_of_an_office_and_of_a_service(
    network: Network, tmp_path: Path
) -> None:
    office = network.offices["central"]
    service = next(iter(office.services))
    today = business_day(office, clock_ms())
    async with (
        serve(network, tmp_path) as served,
        aiohttp.ClientSession(f"{served.url}/api/v1/offices/central/load/") as http,
    ):
        await Shelf(served.node.store, "earlier").write("central", made_up_past(office, today))
        async with http.get("hours") as answer:
            whole = await answer.json()
        async with http.get("hours", params={"service": service}) as answer:
            one = await answer.json()
        async with http.get("hours", params={"service": "no_such"}) as answer:
            assert answer.status == 404

    assert (whole["day"], whole["days_known"], len(whole["best"])) == (today, 8, 3)
    noon = next(hour for hour in whole["hours"] if hour["start"] % DAY_MS == 9 * HOUR)
    assert noon["typical"]["wait_s"] == 60 * minutes_at(12)
    assert 60 * (minutes_at(12) - 3) <= noon["typical"]["p50_s"] <= 60 * (minutes_at(12) + 3)
    assert one["service"] == service
    assert one["hours"][0]["typical"] == whole["hours"][0]["typical"]
