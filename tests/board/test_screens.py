"""What the board and the window display show in each situation."""

from dataclasses import replace

import pytest

from display_board import window_screen
from display_board.gallery import FOUR, LONG, MANY, SHORT, WAIT, ZONE, at, board_document
from display_board.highlights import HIGHLIGHT_MS, Highlights
from display_board.screen import STRIP_PLACES, Facts, Kind, compose, load, next_change
from display_board.texts import russian_plural, texts
from display_board.voice.numerals import LANGUAGES
from display_board.window_screen import Kind as WindowKind

NOW = at(10, 42)
RUSSIAN = texts("ru")


def facts(document, **more):
    return replace(Facts(document, WAIT, None, Highlights({}), NOW, rows=4, name="2"), **more)


def picture(document, **more):
    return compose(facts(document, **more), RUSSIAN, "ru")


def test_a_working_board_shows_hall_load_clock_and_the_calls():
    screen = picture(board_document(*FOUR))

    assert (screen.kind, screen.hall, screen.clock) == (
        *(Kind.CALLS, "МФЦ «Центральный», зал 1", "10:42"),
    )
    assert screen.news == "Ждут 23 человека, примерно 8–14 минут"
    assert [(row.number, row.window) for row in screen.rows] == list(FOUR)


def test_the_clock_follows_the_offices_zone():
    east = picture(board_document() | {"zone": "Asia/Vladivostok"})

    assert (picture(board_document()).clock, east.clock) == ("10:42", "17:42")


def test_a_highlighted_call_is_lit_until_the_visitor_is_at_the_window():
    document = board_document(*FOUR)
    lit = Highlights({"cА012": NOW + HIGHLIGHT_MS})
    document["calls"]["tК034"]["started"] = True

    called = picture(document, highlights=lit)
    document["calls"]["tА012"]["started"] = True
    started = picture(document, highlights=lit)

    assert [row.lit for row in called.rows] == [True, False, False, False]
    assert not any(row.lit for row in started.rows)


def test_a_short_message_replaces_the_load_and_a_long_one_takes_a_row():
    short = picture(board_document(*FOUR, message=SHORT))
    long = picture(board_document(*FOUR, message=LONG))

    assert (short.news, short.band, len(short.rows)) == (SHORT, "", 4)
    assert (long.band, len(long.rows), len(long.strip)) == (LONG, 2, 2)


def test_more_called_than_the_strip_holds_are_counted():
    many = [(f"А{n:03}", "5") for n in range(20)]

    screen = picture(board_document(*many))

    assert len(screen.rows) == 3
    assert len(screen.strip) <= STRIP_PLACES
    assert screen.beyond == f"и ещё {17 - len(screen.strip)}"


def test_a_lost_link_shows_its_age_and_no_number():
    screen = picture(board_document(*MANY), lost_since=at(10, 40))

    assert screen.kind is Kind.LOST
    assert screen.lines[0] == "2 минуты, с 10:40"
    assert (screen.rows, screen.strip, screen.news) == ((), (), "")
    assert screen.board == "Табло 2"


def test_an_empty_hall_is_greeted_by_the_time_of_day():
    titles = [picture(board_document(), now=at(hour, 2)).title for hour in (8, 13, 18)]

    assert titles == ["Доброе утро", "Добрый день", "Добрый вечер"]
    assert picture(board_document()).lines[-1] == "Сегодня работаем до 20:00"


@pytest.mark.parametrize(
    ("ahead_h", "said"),
    [(3, "сегодня в 13:42"), (24, "завтра в 10:42"), (72, "26.11 в 10:42")],
)
def test_a_closed_office_says_when_it_opens(ahead_h, said):
    screen = picture(board_document(state="closed", opens=NOW + ahead_h * 3_600_000))

    assert screen.kind is Kind.CLOSED
    assert screen.lines == (f"Откроемся {said}",)


def test_after_the_doors_closed_those_still_inside_are_shown():
    document = board_document(*FOUR[:1], state="closed")
    document["calls"]["tА012"]["started"] = True
    inside = picture(document)

    document["calls"].clear()

    assert (inside.kind, picture(document).kind) == (Kind.CALLS, Kind.CLOSED)


def test_a_suspended_office_shows_its_message_and_nothing_else():
    screen = picture(board_document(*FOUR, state="suspended", suspend_text="Пожарная тревога"))

    assert (screen.kind, screen.lines[0]) == (Kind.SUSPENDED, "Пожарная тревога")
    assert screen.rows == ()


def test_before_the_first_document_the_board_says_what_it_does():
    assert picture({}, wait={}).kind is Kind.CONNECTING


@pytest.mark.parametrize(
    ("waiting", "low", "high", "said"),
    [
        (0, 0, 0, "Очереди нет"),
        (1, 0, 1, "Ждёт 1 человек, примерно 0–1 минуту"),
        (22, 3, 3, "Ждут 22 человека, примерно 3 минуты"),
        (5, 10, 25, "Ждут 5 человек, примерно 10–25 минут"),
        (2, 0, 0, "Ждут 2 человека, почти без ожидания"),
    ],
)
def test_the_load_is_declined(waiting, low, high, said):
    assert load({"waiting": waiting, "low": low, "high": high, "load": "some"}, RUSSIAN) == said


@pytest.mark.parametrize(
    ("count", "word"), [(1, "а"), (3, "б"), (5, "в"), (11, "в"), (14, "в"), (21, "а"), (112, "в")]
)
def test_russian_plurals(count, word):
    assert russian_plural(count, "а", "б", "в") == word


def test_the_next_change_is_the_nearest_of_minute_and_highlight():
    document = board_document(*FOUR)
    soon = Highlights({"cА012": NOW + 4_000, "cК034": NOW - 1})

    assert next_change(facts(document, highlights=soon)) == NOW + 4_000
    assert next_change(facts(document)) == NOW + 60_000
    assert next_change(facts(document, lost_since=NOW - 59_000)) == NOW + 1_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fills_every_screen(language):
    words = texts(language)
    documents = [
        board_document(*FOUR),
        board_document(),
        board_document(state="closed", opens=NOW + 90_000_000),
        board_document(state="suspended"),
        {},
    ]

    screens = [compose(facts(document), words, language) for document in documents]
    screens.append(compose(facts(documents[0], lost_since=NOW), words, language))

    assert [screen.kind for screen in screens] == [
        *(Kind.CALLS, Kind.EMPTY, Kind.CLOSED, Kind.SUSPENDED, Kind.CONNECTING, Kind.LOST),
    ]
    assert all(screen.title and all(screen.lines) for screen in screens[1:])


def window(state, *, is_lost=False, **more):
    document = {"window": "5", "zone": ZONE, "state": state, **more}
    return window_screen.compose(document, "5", is_lost=is_lost, now=NOW, words=RUSSIAN)


def test_a_window_display_shows_whom_it_calls_and_serves():
    visit = {"number": "А012", "call": "c1", "at": NOW, "again": 1}

    called, serving = window("called", **visit), window("serving", **visit)

    assert (called.kind, called.number, called.key) == (WindowKind.CALLED, "А012", "c1#1")
    assert called.caption == "Подойдите, пожалуйста"
    assert serving.caption == "На приёме"


@pytest.mark.parametrize(
    ("state", "more", "title", "first_line"),
    [
        ("paused", {"pause_until": NOW + 1_080_000}, "Перерыв", "Окно откроется в 11:00."),
        ("paused", {"pause_until": NOW - 1}, "Перерыв", "Ждите вызова в другое окно"),
        ("paused", {}, "Перерыв", "Ждите вызова в другое окно"),
        ("closed", {}, "Окно закрыто", "Ждите вызова в другое окно"),
        ("free", {}, "Ждите вызова", "Номер появится здесь и на табло"),
        ("suspended", {"suspend_text": "Тревога"}, "Приём приостановлен", "Тревога"),
    ],
)
def test_a_window_without_a_visit_says_what_to_do(state, more, title, first_line):
    screen = window(state, **more)

    assert (screen.title, screen.lines[0], screen.number) == (title, first_line, "")


def test_a_window_display_without_a_link_shows_its_own_number_alone():
    screen = window("called", is_lost=True, number="А012", call="c1")

    assert screen == window_screen.WindowScreen(WindowKind.LOST, "5")


def test_a_board_that_does_not_know_its_zone_shows_no_clock():
    clocks = [picture(document, wait={}).clock for document in ({}, board_document(*FOUR))]

    assert clocks == ["", "10:42"]
