"""The administrator's desk at the real server: a morning by keyboard, with a power cut in it."""

import asyncio
import re
import shutil
import threading
import time
from collections.abc import Coroutine, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from client_kit.testing.drive import wait_until
from kiosk_app.reception.stand import Desk, Key, standing
from kiosk_app.testing.printer import PrinterThread
from queue_core.domain.commands import IssueTicket
from server.auth.device_tokens import add_tokens
from server.auth.passwords import hash_password
from server.testing import Child, Peer

CONFIG = Path(__file__).parents[2] / "config"
OFFICE, LOGIN, PASSWORD = "central", "orlova", "2468"
BACK_MS = 30_000
"""A killed server's embedded store is taken over and its log read again."""
MORNING = 11
Made = dict[str, Any]


class Office:
    """A server process with one centre where it is morning now, and its first kiosk."""

    def __init__(self, folder: Path) -> None:
        config = folder / "config"
        shutil.copytree(CONFIG, config, ignore=shutil.ignore_patterns("deploy"))
        for file in (config / "offices").iterdir():
            if file.stem != OFFICE:
                file.unlink()
        make_morning(config / "offices" / f"{OFFICE}.toml")
        data = folder / "data"
        data.mkdir()
        self.desk_token, self._kiosk_token = add_tokens(
            data,
            [("reception", OFFICE, "reception-1"), ("kiosk", OFFICE, "kiosk-1")],
            time.time_ns() // 1_000_000,
        )
        self.server = Child(config, data)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self.run(self.server.start())

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(90)

    def close(self) -> None:
        self.run(self.server.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def print_in_vain(self) -> str:
        """A kiosk gives a ticket whose paper does not come; returns its number."""
        async with Peer(self.server.live, self._kiosk_token) as kiosk:
            made = await kiosk.result(OFFICE, IssueTicket(("passport",)))
            await kiosk.send({"type": "report", "printer": "out", "unconfirmed": made["ticket"]})
            await kiosk.watch(f"{OFFICE}/kiosk")  # the report was read
        return str(made["number"])


def make_morning(file: Path) -> None:
    """The same office in a zone where it is eleven now, with a known password."""
    behind = datetime.now(UTC).hour - MORNING
    text = file.read_text(encoding="utf-8").replace(
        'zone = "Europe/Moscow"', f'zone = "Etc/GMT{behind:+d}"'
    )
    secret = re.search(rf'login = "{LOGIN}"\nrole = "\w+"\nsecret = "([^"]+)"', text)
    assert secret is not None
    text = text.replace(secret[1], hash_password(PASSWORD))
    text += "\n[booking]\nearly_s = 3600\n"
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = Office(tmp_path_factory.mktemp("office"))
    try:
        yield office
    finally:
        office.close()


@pytest.fixture(scope="module")
def manned(qapp: Any, office: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    token = tmp_path_factory.mktemp("desk") / "token"
    token.write_text(office.desk_token, encoding="utf-8")
    with (
        PrinterThread() as printer,
        standing(office.server.url, token, printer, office=OFFICE, mode="text") as desk,
    ):
        desk.sign_in(LOGIN, PASSWORD)
        yield desk


@pytest.fixture
def desk(manned: Desk) -> Desk:
    manned.keys(Key.Key_F6, *(Key.Key_Escape,) * 5, Key.Key_F2)
    if manned.printer is not None:
        manned.printer.fake.tickets.clear()
    return manned


def row(desk: Desk, number: str) -> Made:
    """What the office knows of a number; empty: nothing."""
    tickets = desk.bridge.documents[f"{OFFICE}/desk"]["tickets"].values()
    return next((dict(each) for each in tickets if each["number"] == number), {})


def give(desk: Desk, service: str) -> str:
    """A ticket on paper; returns its number."""
    before = desk.printed()
    desk.write(service)
    desk.keys(Key.Key_Return)
    wait_until(lambda: desk.printed() == before + 1)
    desk.says("slip.title", "Отдайте талон")
    number = desk.number()
    assert number in desk.paper(before)
    wait_until(lambda: row(desk, number) != {})
    return number


def choose(desk: Desk, number: str) -> None:
    desk.keys(Key.Key_F6)
    desk.write(number)
    wait_until(lambda: desk.listed("visitor.") == [number])


def test_a_visitor_is_helped_from_the_ticket_to_its_end(desk: Desk) -> None:
    number = give(desk, "загран")
    assert row(desk, number)["source"] == "reception"

    choose(desk, number)
    desk.keys(Key.Key_F9, Key.Key_Return)
    wait_until(lambda: "class_id" in row(desk, number))
    desk.keys(Key.Key_F7)
    wait_until(lambda: desk.printed() == 2)
    assert "Копия талона" in desk.paper(1)
    assert number in desk.paper(1)
    desk.keys(Key.Key_F6, Key.Key_F8, Key.Key_Return)
    wait_until(lambda: row(desk, number)["state"] == "held")
    desk.keys(Key.Key_F8)
    wait_until(lambda: row(desk, number)["state"] == "waiting")
    desk.ctrl(Key.Key_N)
    wait_until(lambda: row(desk, number)["order"] == "turn")
    desk.keys(Key.Key_F10, Key.Key_Return)

    wait_until(lambda: row(desk, number) == {})


def test_a_kiosk_without_paper_is_made_good_at_the_desk(desk: Desk, office: Office) -> None:
    number = office.run(office.print_in_vain())
    desk.says("figure.unprinted", "1")
    wait_until(lambda: desk.listed("device.")[0] == "kiosk-1")

    desk.keys(Key.Key_F11)

    wait_until(lambda: desk.printed() == 1)
    assert desk.number() == number
    assert "Копия талона" in desk.paper(0)
    desk.says("figure.unprinted", "0")


def book(desk: Desk) -> None:
    """The slot after the next free one of today, which may begin now; a name and a phone."""
    desk.keys(Key.Key_F4)
    desk.write("загран")
    desk.keys(Key.Key_Return)
    wait_until(lambda: desk.shown("choices") and any("-" in d for d in desk.listed("choice.")))
    desk.keys(Key.Key_Return)
    desk.says("work.title", "Время")
    desk.keys(Key.Key_Down, Key.Key_Return)
    desk.write("Сафина Лилия")
    desk.keys(Key.Key_Return)
    desk.write("+7 912 000-00-00")
    desk.keys(Key.Key_Return)
    desk.says("slip.title", "Записан")


def test_a_booking_is_made_for_somebody_and_checked_in_by_its_code(desk: Desk) -> None:
    book(desk)
    code = desk.text("slip.code")

    desk.write(code)
    desk.keys(Key.Key_Return)

    wait_until(lambda: desk.printed() == 1)
    desk.says("slip.detail", "запись на")
    assert row(desk, desk.number())["source"] == "booking"


def test_who_has_no_code_is_checked_in_from_todays_list(desk: Desk) -> None:
    book(desk)

    desk.keys(Key.Key_F3)
    wait_until(lambda: desk.listed("choice.") != [])
    desk.keys(Key.Key_Down, Key.Key_Return)

    wait_until(lambda: desk.printed() == 1)
    assert row(desk, desk.number())["source"] == "booking"


def test_a_power_cut_at_the_press_gives_one_ticket(desk: Desk, office: Office) -> None:
    first = give(desk, "загран")
    office.run(office.server.kill())
    wait_until(lambda: not desk.bridge.is_up)
    desk.write("загран")
    desk.keys(Key.Key_Return)
    desk.shows("lost")

    office.run(office.server.start())

    wait_until(lambda: desk.printed() == 2, BACK_MS)
    second = desk.number()
    assert int(second[1:]) == int(first[1:]) + 1
    assert row(desk, second)["state"] == "waiting"
    desk.says("slip.title", "Отдайте талон")
    wait_until(lambda: not desk.shown("lost"))
