"""The ticket's words in Russian, English and Tatar: a table that the type checker completes."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from kiosk_app.printing.paper import Calling, Language, TicketPaper

HAIR = "\u200a"


@dataclass(frozen=True, slots=True)
class Words:
    """Every phrase of a ticket in one language; `{}` stands for the value."""

    your_number: str
    copy: str
    ahead: str
    about_minutes: str
    booked_for: str
    called_about: str
    follow: tuple[str, str]
    code: str
    board_and_voice: str
    board: str
    staff: str
    missed: tuple[str, str, str]
    """Before, the bold term (number, then the noun), after."""
    minutes: tuple[str, str]
    """The noun of the term after 1, 21, 31 … and after everything else."""
    months: str
    """In the case a date wants, twelve words."""
    date: str


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TicketText:
    """The ticket's phrases in reading order; raster and text layouts draw the same ones."""

    office: str
    address: str
    heading: str
    copy: str
    number: str
    services: tuple[str, ...]
    booking: str
    date: str
    facts: tuple[tuple[str, str], ...]
    follow: tuple[str, str]
    site: str
    code: tuple[Run, Run]
    how_called: tuple[Run, ...]


def words_of(language: Language) -> Words:
    """The table of one language."""
    match language:
        case "ru":
            return _RU
        case "en":
            return _EN
        case "tt":
            return _TT
        case _:
            assert_never(language)


def ticket_text(paper: TicketPaper) -> TicketText:
    """Put the paper into words."""
    words = words_of(paper.language)
    slot = "" if paper.booking is None else f"{paper.booking:%H:%M}"
    return TicketText(
        office=paper.office,
        address=paper.address,
        heading=words.your_number,
        copy=words.copy if paper.copy else "",
        number=paper.number,
        services=paper.services,
        booking=words.booked_for.format(slot) if slot else "",
        date=_date(paper.issued, words),
        facts=_facts(paper, words, slot),
        follow=words.follow,
        site=paper.site,
        code=(Run(f"{words.code} "), Run(paper.spaced_code, bold=True)),
        how_called=_how_called(paper, words),
    )


def minutes_range(wait: tuple[int, int]) -> str:
    """`8–14` with hair spaces around the dash, or one figure where both ends agree."""
    low, high = wait
    return str(low) if low == high else f"{low}{HAIR}–{HAIR}{high}"


def _facts(paper: TicketPaper, words: Words, slot: str) -> tuple[tuple[str, str], ...]:
    if slot:
        return ((words.called_about, slot),)
    ahead = () if paper.ahead is None else ((words.ahead, str(paper.ahead)),)
    wait = () if paper.wait is None else ((words.about_minutes, minutes_range(paper.wait)),)
    return ahead + wait


def _how_called(paper: TicketPaper, words: Words) -> tuple[Run, ...]:
    before, term, after = words.missed
    return (
        Run(f"{_calling(paper.calling, words)} {before}"),
        Run(term.format(paper.grace_minutes, _noun(paper.grace_minutes, words)), bold=True),
        Run(after),
    )


def _noun(count: int, words: Words) -> str:
    one, many = words.minutes
    return one if count % 10 == 1 and count % 100 != 11 else many


def _calling(calling: Calling, words: Words) -> str:
    match calling:
        case "board_and_voice":
            return words.board_and_voice
        case "board":
            return words.board
        case "staff":
            return words.staff
        case _:
            assert_never(calling)


def _date(at: datetime, words: Words) -> str:
    return words.date.format(
        day=at.day, month=words.months.split()[at.month - 1], year=at.year, clock=f"{at:%H:%M}"
    )


_RU = Words(
    your_number="ВАШ НОМЕР",
    copy="Копия талона",
    ahead="Перед вами",
    about_minutes="Примерно, минут",
    booked_for="Запись на {}",
    called_about="Вас вызовут около",
    follow=("Следить", "за очередью"),
    code="код",
    board_and_voice="Номер появится на табло и прозвучит в\u00a0зале.",
    board="Номер появится на табло.",
    staff="Вас пригласит сотрудник.",
    missed=(
        "Пропустили вызов — подойдите к\u00a0администратору в\u00a0течение ",
        "{}\u00a0{}",
        ", место сохранится.",
    ),
    minutes=("минуты", "минут"),
    months=("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    date="{day} {month} {year}, {clock}",
)

_EN = Words(
    your_number="YOUR NUMBER",
    copy="Copy of a ticket",
    ahead="Ahead of you",
    about_minutes="About, minutes",
    booked_for="Booked for {}",
    called_about="You will be called at about",
    follow=("Follow", "the queue"),
    code="code",
    board_and_voice="Your number will be shown on the board and spoken in\u00a0the\u00a0hall.",
    board="Your number will be shown on the board.",
    staff="A member of staff will call you.",
    missed=(
        "If you miss the call, go to the reception desk within ",
        "{}\u00a0{}",
        ", your place is kept.",
    ),
    minutes=("minute", "minutes"),
    months=(
        "January February March April May June July August September October November December"
    ),
    date="{day} {month} {year}, {clock}",
)

_TT = Words(
    your_number="СЕЗНЕҢ НОМЕР",
    copy="Талон күчермәсе",
    ahead="Сезнең алда",
    about_minutes="Якынча, минут",
    booked_for="{} вакытына язылу",
    called_about="Сезне якынча чакыралар",
    follow=("Чиратны", "күзәтү"),
    code="код",
    board_and_voice="Номер таблода күренәчәк һәм залда яңгыраячак.",
    board="Номер таблода күренәчәк.",
    staff="Сезне хезмәткәр чакырачак.",
    missed=(
        "Чакыруны үткәреп җибәрсәгез, администраторга ",
        "{}\u00a0{}",
        " эчендә килегез, урыныгыз саклана.",
    ),
    minutes=("минут", "минут"),
    months=("гыйнвар февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
    date="{year} ел, {day} {month}, {clock}",
)
