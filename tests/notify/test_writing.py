"""What is written: calendar files as the standard has them, and nothing that others slipped in."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from server.config.network import Network
from server.notify.calendar import Appointment, calendar_file
from server.notify.errors import Rejected
from server.notify.letters import Facts, Writer, short_text
from server.notify.notices import Kind, Notice
from tests.api.calls import OFFICE, bookable
from tests.notify.mailbox import SENDER, calendar_of, text_of

SLOT = 1_795_675_500_000
WRITER = Writer(SENDER, "https://queue.example.ru")


def facts(network: Network, kind: Kind = "booked", name: str = "Марина", language: str = "ru"):
    service = bookable(network).id
    return Facts(
        office=network.offices[OFFICE],
        notice=Notice(kind, OFFICE, "b1", "2026-11-26", at=7, slot=SLOT),
        service=service,
        slot=SLOT,
        moves=2,
        language=language,
        name=name,
        code="12345678",
        link="https://queue.example.ru/b/central.x",
        site="https://queue.example.ru",
    )


def test_a_calendar_file_is_folded_by_octets_and_escaped() -> None:
    wish = Appointment("b1@x", SLOT, 15, "Приём; а, б\\" * 9, "дом\n1", "о" * 200, "https://x", 0)

    file = calendar_file(wish)

    lines = file.split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = file.replace("\r\n ", "")
    assert "SUMMARY:" + "Приём\\; а\\, б\\\\" * 9 in unfolded
    assert "LOCATION:дом\\n1" in unfolded
    assert "DTSTART:20261126T040500Z" not in unfolded
    assert unfolded.count("BEGIN:VALARM") == 2


@pytest.mark.parametrize("name", ["Перейдите на evil.ru", "http://evil", "a\nBcc: x@y", "12345"])
def test_what_is_no_name_is_not_repeated_in_a_letter(network: Network, name: str) -> None:
    letter = WRITER.letter(facts(network, name=name), "marina@example.ru", SLOT)

    text = text_of(letter)
    assert text.startswith("Здравствуйте!\n")
    assert "evil" not in letter.as_string()
    assert letter["Bcc"] is None


@pytest.mark.parametrize("to", ["a@b\nBcc: c@d", "no address", "a@b, c@d", ""])
def test_a_wrong_address_is_rejected_and_nothing_else(network: Network, to: str) -> None:
    with pytest.raises(Rejected):
        WRITER.letter(facts(network), to, SLOT)


def test_a_language_without_words_gets_russian(network: Network) -> None:
    letter = WRITER.letter(facts(network, language="tt"), "marina@example.ru", SLOT)

    assert letter["Subject"] == "Запись на 26 ноября, 09:45"
    assert "четверг, 26 ноября, 09:45" in text_of(letter)


def test_a_cancelled_appointment_is_taken_off_the_calendar(network: Network) -> None:
    file = calendar_of(WRITER.letter(facts(network, "cancelled"), "marina@example.ru", SLOT))

    assert "METHOD:CANCEL" in file
    assert "SEQUENCE:3" in file
    assert "VALARM" not in file


def test_a_short_message_is_one_line(network: Network) -> None:
    for kind in ("booked", "moved", "cancelled", "reminder"):
        for language in ("ru", "en"):
            told = short_text(facts(network, kind, language=language))
            assert "\n" not in told
            assert len(told) < 200
    assert "b/central.x" not in short_text(replace(facts(network, "cancelled"), name=""))
