"""What a ticket says, in every language and state."""

from dataclasses import replace
from datetime import time
from typing import get_args

import pytest

from kiosk_app.printing.paper import Language, TicketPaper
from kiosk_app.printing.wording import ticket_text


def test_a_walk_in_ticket_tells_people_ahead_and_a_range_of_minutes(paper: TicketPaper) -> None:
    text = ticket_text(paper)

    assert text.heading == "ВАШ НОМЕР"
    assert text.facts == (
        ("Перед вами", "7"),
        ("Примерно, минут", "8\u200a–\u200a14"),
    )
    assert text.date == "22 ноября 2026, 10:42"
    assert text.booking == ""
    assert "".join(run.text for run in text.code) == "код 4821 7093"


def test_a_booked_ticket_tells_its_time_in_place_of_people_ahead(paper: TicketPaper) -> None:
    text = ticket_text(replace(paper, booking=time(11, 0)))

    assert text.booking == "Запись на 11:00"
    assert text.facts == (("Вас вызовут около", "11:00"),)


def test_nothing_is_said_about_a_wait_that_nobody_forecast(paper: TicketPaper) -> None:
    assert ticket_text(replace(paper, ahead=None, wait=None)).facts == ()


def test_a_range_of_one_minute_is_one_figure(paper: TicketPaper) -> None:
    assert ticket_text(replace(paper, wait=(3, 3))).facts[1] == ("Примерно, минут", "3")


@pytest.mark.parametrize(
    ("minutes", "term"),
    [(15, "15\u00a0минут"), (1, "1\u00a0минуты"), (21, "21\u00a0минуты"), (11, "11\u00a0минут")],
)
def test_the_grace_agrees_with_its_noun(paper: TicketPaper, minutes: int, term: str) -> None:
    runs = ticket_text(replace(paper, grace_minutes=minutes)).how_called

    assert [run.text for run in runs if run.bold] == [term]


def test_an_office_without_boards_says_that_staff_call(paper: TicketPaper) -> None:
    runs = ticket_text(replace(paper, calling="staff")).how_called

    assert runs[0].text.startswith("Вас пригласит сотрудник.")


def test_only_a_reprint_says_that_it_is_one(paper: TicketPaper) -> None:
    assert ticket_text(paper).copy == ""
    assert ticket_text(replace(paper, copy=True)).copy == "Копия талона"


@pytest.mark.parametrize("language", get_args(Language))
def test_every_language_words_the_whole_ticket(paper: TicketPaper, language: Language) -> None:
    text = ticket_text(replace(paper, language=language, booking=time(9, 5), copy=True))

    said = [text.heading, text.copy, text.booking, text.date, *text.follow, text.facts[0][0]]
    assert all(phrase.strip() and "{" not in phrase for phrase in said)
    assert "09:05" in text.booking
    assert "15" in "".join(run.text for run in text.how_called)
