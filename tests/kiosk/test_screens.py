"""What the pages say, drawn without Qt."""

from dataclasses import replace
from typing import Any

import pytest

from kiosk_app.catalogue import read_catalogue, read_waits
from kiosk_app.flow.state import Comfort, Flow, Handed, Paper, Place, Refusal, Whereabouts
from kiosk_app.gallery import shots
from kiosk_app.handing import handed_of, paper_of
from kiosk_app.screens.draw import connecting, draw
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.views import (
    ConfirmPage,
    ListPage,
    MessagePage,
    Page,
    SearchPage,
    StartPage,
    TicketPage,
    WherePage,
)
from kiosk_app.testing.sample import OFFICE, kiosk_document, wait_document
from kiosk_app.words.translations import words_of

AT = 1_795_333_320_000
"""22 November 2026, 10:42 in Moscow."""
HANDED = Handed("t1", "А012", "tok", "48217093", AT, ("passport",), 7, 0, "printed", 0)


def scene(flow: Flow, **changes: Any) -> Scene:
    doc = {**kiosk_document(), **changes}
    return Scene(
        flow=replace(flow, lost=None, ever_linked=True),
        catalogue=read_catalogue(doc),
        waits=read_waits(wait_document()),
        now=0,
        at=AT,
    )


def page(*trail: Place, **given: Any) -> Page:
    return draw(scene(Flow(trail=(Place(), *trail), **given)), OFFICE).page


def test_the_start_offers_seven_choices_the_most_frequent_first() -> None:
    start = page()

    assert isinstance(start, StartPage)
    assert [row.key for row in start.tiles] == [
        "service:collect",
        "service:consult",
        "service:passport",
        "service:rights",
    ]
    assert len(start.tiles) + len(start.rows) == 7
    assert start.note == "Сейчас ждут 12\u00a0человек, примерно 8\u2060–\u206014\u00a0минут"


def test_topics_end_with_the_search_and_fill_one_screen() -> None:
    topics = page(Place("topics"))

    assert isinstance(topics, ListPage)
    assert len(topics.rows) == 7
    assert topics.rows[-1].key == "open:search"


def test_a_long_list_has_pages_and_loses_no_service() -> None:
    doc = kiosk_document()
    one = doc["services"]["foreign"]
    services = {f"s{n:02}": {**one, "popularity": n} for n in range(20)}
    seen: list[str] = []
    for number in range(4):
        flow = Flow(trail=(Place(), Place("services", "passports", number)))
        shown = draw(scene(flow, services=services), OFFICE).page
        assert isinstance(shown, ListPage)
        assert len(shown.rows) <= 7
        seen += [row.key for row in shown.rows if row.key.startswith("service:")]
        assert shown.rows[-1].key == ("page:1" if number < 3 else "page:-1")

    assert sorted(seen) == [f"service:s{n:02}" for n in range(20)]


def test_the_confirmation_tells_people_range_and_papers() -> None:
    confirm = page(Place("confirm"), services=("passport",))

    assert isinstance(confirm, ConfirmPage)
    assert [(fact.value, fact.unit) for fact in confirm.facts] == [
        ("7", "человек"),
        ("8\u200a–\u200a14", "минут"),
    ]
    assert len(confirm.papers) == 3
    assert confirm.can_take


def test_a_long_wait_is_asked_about_before_the_ticket() -> None:
    long = {"waiting": 31, "ahead": 23, "low": 35, "high": 45}
    flow = Flow(trail=(Place(), Place("confirm")), services=("passport",))
    waits = read_waits({"waiting": 31, "services": {"passport": long, "foreign": {"waiting": 1}}})

    asked = draw(replace(scene(flow), waits=waits), OFFICE).page
    short = draw(replace(scene(replace(flow, services=("foreign",))), waits=waits), OFFICE).page

    assert isinstance(asked, ConfirmPage)
    assert isinstance(short, ConfirmPage)
    assert asked.notice == (
        "Впереди 23\u00a0человека, примерно 35\u2060–\u206045\u00a0минут. Взять талон?"
    )
    assert asked.can_take
    assert short.notice == ""


def test_what_an_office_lacks_is_told_with_the_place_that_has_it() -> None:
    refusal = Refusal("elsewhere", "Военный комиссариат")

    seen = page(Place("elsewhere", "military"))
    refused = page(Place("refused"), services=("military",), refusal=refusal)

    assert seen == refused
    assert isinstance(seen, MessagePage)
    assert (seen.title, seen.text) == ("Военный билет", "Военный комиссариат, ул. Лесная, 4")


def test_papers_that_do_not_fit_are_not_silently_left_out() -> None:
    confirm = page(Place("confirm"), services=("passport", "foreign", "birth"))

    assert isinstance(confirm, ConfirmPage)
    assert confirm.papers[-1] == "остальное — в полном списке"


def test_a_claimed_class_says_which_document_to_show() -> None:
    confirm = page(Place("confirm"), services=("passport",), class_id="war")

    assert isinstance(confirm, ConfirmPage)
    assert confirm.rows[1].title == "Ветераны и инвалиды войны"
    assert confirm.rows[1].subtitle == "Покажите в окне: Удостоверение ветерана"


def test_a_service_that_left_the_office_cannot_be_taken() -> None:
    confirm = page(Place("confirm"), services=("gone",))

    assert isinstance(confirm, ConfirmPage)
    assert not confirm.can_take


@pytest.mark.parametrize(
    ("state", "why"),
    [("stopped", "Сегодня талоны больше не выдаём"), ("too_late", "Сегодня уже не успеем принять")],
)
def test_a_service_that_cannot_be_had_says_why(state: str, why: str) -> None:
    services = {"passport": {**kiosk_document()["services"]["passport"], "state": state}}

    start = draw(scene(Flow(), services=services), OFFICE).page

    assert isinstance(start, StartPage)
    assert (start.tiles[0].is_enabled, start.tiles[0].subtitle) == (False, why)


def test_a_search_without_result_offers_a_consultation() -> None:
    search = page(Place("search"), typed="ъъъъ")

    assert isinstance(search, SearchPage)
    assert [row.key for row in search.rows] == ["service:consult"]
    assert search.rows[0].title == "Не нашли. Возьмите талон на консультацию"


@pytest.mark.parametrize(
    ("paper", "title", "told"),
    [
        ("printing", "Заберите талон", ""),
        ("printed", "Заберите талон", ""),
        ("failed", "Вы в очереди", "Сотруднику уже сообщили о принтере"),
        ("none", "Вы в очереди", ""),
    ],
)
def test_the_number_is_shown_whatever_became_of_the_paper(
    paper: Paper, title: str, told: str
) -> None:
    ticket = page(Place("ticket"), handed=replace(HANDED, paper=paper))

    assert isinstance(ticket, TicketPage)
    assert (ticket.title, ticket.told) == (title, told)
    assert ticket.number == "А012"
    assert ticket.url == "https://q.example.ru/t/central.tok"


def test_a_booked_ticket_tells_its_time_and_no_forecast() -> None:
    ticket = page(Place("ticket"), handed=replace(HANDED, slot=AT + 18 * 60_000))

    assert isinstance(ticket, TicketPage)
    assert ticket.place == ("Запись на 11:00",)


def test_paper_is_in_the_visitors_language_and_the_offices_time() -> None:
    handed = handed_of(
        {"ticket": "t1", "number": "А012", "token": "tok", "code": "1", "issued": AT, "ahead": 3,
         "services": ["passport"]}
    )  # fmt: skip
    assert handed is not None

    paper = paper_of(scene(Flow(language="en")), handed, OFFICE)

    assert (paper.language, paper.office, paper.services) == (
        "en",
        "Central office",
        ("Russian passport",),
    )
    assert f"{paper.issued:%H:%M}" == "10:42"
    assert paper.wait == (8, 14)
    assert paper.grace_minutes == 15


def test_an_answer_without_a_number_is_no_ticket() -> None:
    assert handed_of({}) is None


@pytest.mark.parametrize(
    ("doc", "state", "button"),
    [
        ({"state": "waiting", "ahead": 2, "low": AT, "high": AT + 300_000}, "Ожидайте вызова", ""),
        ({"state": "called", "window": "5"}, "Подойдите к окну 5", ""),
        ({"state": "serving", "window": "5"}, "Вас принимают в окне 5", ""),
        ({"state": "held"}, "Ваше место сохраняется", "Вернуться в очередь"),
        (
            {"state": "missed", "until": AT + 60_000},
            "Вызов пропущен. Место сохраняется до 10:43",
            "Вернуться в очередь",
        ),
        ({"state": "ended"}, "Приём завершён", ""),
        ({}, "", ""),
    ],
)
def test_ones_own_place_is_told(doc: dict[str, object], state: str, button: str) -> None:
    where = page(Place("where"), where=Whereabouts("tok", doc))

    assert isinstance(where, WherePage)
    assert (where.state, where.button) == (state, button)


def test_a_closed_office_says_when_it_opens() -> None:
    tomorrow = AT + 86_400_000

    shown = draw(scene(Flow(), state="closed", opens=tomorrow), OFFICE).page

    assert isinstance(shown, MessagePage)
    assert shown.text == "Откроемся 23.11, 10:42"


def test_help_is_open_also_when_the_office_is_closed() -> None:
    flow = Flow(trail=(Place(), Place("help")))

    assert not isinstance(draw(scene(flow, state="closed"), OFFICE).page, MessagePage)


def test_a_start_that_takes_too_long_is_called_what_it_is() -> None:
    words = words_of("ru")

    soon = connecting(words, ("ru",), 100).page
    late = connecting(words, ("ru",), 20_000).page

    assert isinstance(soon, MessagePage)
    assert isinstance(late, MessagePage)
    assert (soon.title, late.title) == (words.connecting, words.offline_title)


def test_comfort_is_told_to_the_frame() -> None:
    shown = draw(scene(Flow(comfort=Comfort(contrast=True, low_reach=True))), OFFICE)

    assert (shown.frame.contrast, shown.frame.large, shown.frame.low_reach) == (True, False, True)


def test_every_picture_has_a_name_of_its_own() -> None:
    names = [shot.name for shot in shots()]

    assert len(names) == len(set(names))
