"""A ticket, the measures and the fonts the printing tests share."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from client_kit.theme.tokens import load_tokens
from kiosk_app.printing.encode import Mode, encode_ticket
from kiosk_app.printing.fonts import find_fonts
from kiosk_app.printing.measures import ticket_measures
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.profiles import PrinterProfile, load_profiles

URL = "https://talon.example.ru/t/central.Zk3v9Qw1x_7aT0sUe5RtYg"


@pytest.fixture
def paper() -> TicketPaper:
    return TicketPaper(
        office="МФЦ «Центральный»",
        address="ул. Садовая, 12, зал 1",
        number="А012",
        services=("Паспорт гражданина РФ",),
        issued=datetime(2026, 11, 22, 10, 42, tzinfo=ZoneInfo("Europe/Moscow")),
        url=URL,
        code="48217093",
        ahead=7,
        wait=(8, 14),
    )


@pytest.fixture
def profile() -> PrinterProfile:
    return load_profiles()["generic-80"]


@pytest.fixture
def encode(profile: PrinterProfile) -> Callable[..., bytes]:
    def _encode(
        paper: TicketPaper, profile: PrinterProfile = profile, mode: Mode = "raster"
    ) -> bytes:
        measures = ticket_measures(load_tokens(), profile.width)
        return encode_ticket(paper, profile, measures, find_fonts(), mode)

    return _encode
