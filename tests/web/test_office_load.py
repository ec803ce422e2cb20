"""An office's page tells how its day goes by hour, when it is open, and what to bring."""

from __future__ import annotations

from datetime import date

import aiohttp
import pytest

from queue_core.domain.day import business_day
from queue_core.domain.office import Opening
from server.history.day import day_by_hour
from server.history.hours import HOUR_MS
from server.history.shelf import Shelf
from server.history.usual import past_of, usual_of
from server.rooms.ids import clock_ms
from server.testing import Served
from server.web.pages.chart import chart_of
from server.web.pages.language import LANGUAGES
from server.web.pages.quiet import quiet_text
from server.web.pages.schedule import exceptions, week_rows
from server.web.pages.thrift import SAVED_S, SHARE, Thrift
from tests.core.sample import EIGHT, HOUR, sample_office
from tests.history.past import made_up_past, minutes_at
from tests.web.visiting import OFFICE, at_work

TODAY, ZONE = "2026-11-23", "Europe/Moscow"
RU = LANGUAGES["ru"]
WAITS = [(EIGHT + n * HOUR, minutes_at(8 + n)) for n in range(12)]


def _chart(at: int, **changes):
    office = sample_office(**changes)
    past = past_of(office, made_up_past(office, TODAY), TODAY)
    chart = chart_of(day_by_hour(office, past, {}, usual_of(past, TODAY), at), office.zone)
    assert chart is not None
    return chart


def test_every_open_hour_has_its_bar_and_the_present_one_is_marked() -> None:
    chart = _chart(EIGHT + 2 * HOUR)

    assert len(chart.bars) == 12
    assert [bar.is_now for bar in chart.bars].index(True) == 2
    assert [bar.figure for bar in chart.bars if bar.figure] == ["11", "18"]
    assert chart.bars[2].label == "10"


def test_bars_are_as_tall_as_the_waits_they_tell() -> None:
    chart = _chart(EIGHT)

    tallest = max(bar.tall for bar in chart.bars)
    assert [round(18 * bar.tall / tallest) for bar in chart.bars] == [
        minutes_at(clock) for clock in range(8, 20)
    ]
    assert all(bar.top + bar.tall == pytest.approx(chart.base) for bar in chart.bars)


def test_labels_of_a_day_of_24_hours_do_not_touch() -> None:
    chart = _chart(EIGHT, week=(Opening(0, 1440),) * 7)

    labelled = [bar.middle for bar in chart.bars if bar.label]
    assert len(chart.bars) == 24
    assert min(b - a for a, b in zip(labelled, labelled[1:], strict=False)) >= 28


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        (10, "Сегодня тише всего с 14:00 до 15:00"),
        (15, "Сегодня тише всего сейчас, до 17:00"),
        (18, "Сегодня тише всего после 19:00"),
        (19, "Сегодня тихо до самого закрытия"),
        (20, ""),
    ],
)
def test_the_quiet_hours_still_to_come_are_said_in_a_sentence(clock: int, said: str) -> None:
    waits = [(at, 3 if at == EIGHT + 6 * HOUR else wait) for at, wait in WAITS]

    assert quiet_text(waits, EIGHT + (clock - 8) * HOUR, ZONE, RU) == said


def test_an_office_where_one_never_waits_long_is_quiet_all_day() -> None:
    waits = [(EIGHT + n * HOUR, n % 5) for n in range(12)]

    assert quiet_text(waits, EIGHT, ZONE, RU) == "Сегодня тихо до самого закрытия"
    assert quiet_text(waits, EIGHT, ZONE, RU, is_brief=True) == "весь день"


def test_alike_weekdays_stand_in_one_line_and_exceptions_by_their_date() -> None:
    usual, short = Opening(480, 1200), Opening(540, 960)
    office = sample_office(
        week=(*(usual,) * 5, short, None),
        exceptions={"2026-11-20": None, "2026-12-12": None, "2027-03-08": None},
    )

    assert week_rows(office, RU) == [
        ("Пн–Пт", "08:00–20:00"),
        ("Сб", "09:00–16:00"),
        ("Вс", "выходной"),
    ]
    assert exceptions(office, TODAY, RU) == [("суббота, 12 декабря", "выходной")]


async def test_the_page_draws_today_beside_the_usual_without_scripts(
    served: Served, http: aiohttp.ClientSession
) -> None:
    history = served.node.history
    office = served.node.network.offices[OFFICE]
    today = business_day(office, clock_ms())
    await Shelf(served.node.store, "earlier").write(OFFICE, made_up_past(office, today))
    async with at_work(served) as hall:
        await hall.call(await hall.issue())
        await history.round()
        async with http.get(f"/offices/{OFFICE}") as answer:
            page = await answer.text()
        async with http.get(f"/offices/{OFFICE}?lang=en") as answer:
            english = await answer.text()

    chart = page.split('<svg class="chart"')[1].split("</svg>")[0]
    assert chart.count('class="hour-bar') == 24
    assert chart.count('class="hour-bar now"') == 1
    assert chart.count('class="mark"') == 1
    assert page.count('<th scope="row">') >= 24
    assert "Лучшее время на неделе" in page
    assert "по 8 дням" in page
    assert "Что взять с собой" in page
    assert "Best times this week" in english


async def test_an_office_without_a_past_says_so(http: aiohttp.ClientSession) -> None:
    async with http.get(f"/offices/{OFFICE}") as answer:
        page = await answer.text()

    assert '<svg class="chart"' not in page
    assert "Пока мало данных" in page


async def test_every_figure_has_its_definition(http: aiohttp.ClientSession) -> None:
    async with http.get(f"/offices/{OFFICE}") as answer:
        page = await answer.text()

    definitions = page.split('id="how"')[1].split("</details>")[0]
    for figure in ("Ожидание", "Ждут", "Свободно", "Принимают окна", "по часам", "Тише всего"):
        assert figure in definitions


def test_the_sample_past_is_of_eight_weeks() -> None:
    """Guards the other tests: 56 days of twelve hours."""
    seen = made_up_past(sample_office(), TODAY)

    assert len(seen) == 56 * 12
    assert min(day for day, _ in seen) == (date(2026, 11, 23) - date.resolution * 56).isoformat()
    assert all(start % HOUR_MS == 0 for _, start in seen)


def test_drawing_keeps_to_its_share_and_saves_up_for_a_burst() -> None:
    now = [0.0]
    thrift = Thrift(lambda: now[0])
    seen = []

    for rest, spent in ((0.0, SAVED_S + 0.01), (0.02 / SHARE, 0.0), (1_000, SAVED_S)):
        now[0] += rest
        thrift.spend(spent)
        seen.append(thrift.is_poor)

    assert seen == [True, False, True]
