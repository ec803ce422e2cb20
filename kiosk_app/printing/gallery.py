"""Prints every kind of ticket for nobody and draws what lies on the paper into `build/shots`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from client_kit.theme.tokens import load_tokens
from kiosk_app.printing.encode import Mode, encode_ticket
from kiosk_app.printing.fonts import find_fonts
from kiosk_app.printing.measures import ticket_measures
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.profiles import PrinterProfile, load_profiles
from kiosk_app.printing.proof import proof
from kiosk_app.printing.stream import StreamReader


def main() -> None:
    """Draw and say where the pictures are."""
    for picture in draw_tickets(Path("build/shots")):
        print(picture)


def draw_tickets(folder: Path) -> list[Path]:
    """One picture a ticket, from the bytes that a printer would get."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = []
    for name, paper, profile, mode in tickets():
        measures = ticket_measures(load_tokens(), profile.width)
        stream = encode_ticket(paper, profile, measures, find_fonts(), mode)
        steps = list(StreamReader().feed(stream))
        picture = folder / f"{name}.png"
        proof(steps, profile.width, profile.codec, find_fonts()).save(picture)
        pictures.append(picture)
    return pictures


def tickets() -> Iterator[tuple[str, TicketPaper, PrinterProfile, Mode]]:
    """Every kind there is: picture's name, what it tells, on which printer."""
    known = load_profiles()
    usual = known["generic-80"]
    for name, paper in _papers():
        yield name, paper, usual, "raster"
    yield "ticket-narrow", _ordinary(), known["generic-58"], "raster"
    yield "ticket-text", _ordinary(), known["epson-tm-t88"], "text"
    yield "ticket-text-cp866", _ordinary(), usual, "text"
    yield "ticket-text-tatar", _tatar(), known["generic-58"], "text"


def _papers() -> Iterator[tuple[str, TicketPaper]]:
    paper = _ordinary()
    yield "ticket", paper
    yield (
        "ticket-booking",
        replace(
            paper, number="Р048", services=("Недвижимость: регистрация прав",), booking=time(11, 0)
        ),
    )
    yield (
        "ticket-several",
        replace(
            paper,
            services=(
                "Государственная регистрация рождения ребёнка",
                "Единое пособие на детей и беременных женщин",
                "Регистрация по месту жительства",
            ),
            ahead=23,
            wait=(38, 52),
        ),
    )
    yield "ticket-copy", replace(paper, copy=True, ahead=None, wait=None)
    yield "ticket-staff-calls", replace(paper, calling="staff", ahead=0, wait=(1, 4))
    yield (
        "ticket-en",
        replace(
            paper,
            language="en",
            office="My Documents, Central office",
            address="12 Sadovaya st., hall 1",
            services=("Registration of rights to real estate",),
        ),
    )
    yield "ticket-tt", _tatar()


def _ordinary() -> TicketPaper:
    return TicketPaper(
        office="МФЦ «Центральный»",
        address="ул. Садовая, 12, зал 1",
        number="А012",
        services=("Паспорт гражданина РФ",),
        issued=datetime(2026, 11, 22, 10, 42, tzinfo=ZoneInfo("Europe/Moscow")),
        url="https://q.example.ru/t/central.Zk3v9Qw1x_7aT0sUe5RtYg",
        code="48217093",
        ahead=7,
        wait=(8, 14),
    )


def _tatar() -> TicketPaper:
    return replace(
        _ordinary(),
        language="tt",
        office="«Үзәк» күпфункцияле дәүләт хезмәтләре үзәге",
        address="Җиңү проспекты, 12 нче йорт, 1 нче зал",
        services=("Күчемсез милеккә хокукларны һәм алыш-бирешләрне дәүләт теркәвенә алу",),
    )


if __name__ == "__main__":
    main()
