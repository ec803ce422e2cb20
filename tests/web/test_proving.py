"""Where contacts must be proven: a code goes to the mailbox and comes back."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import aiohttp
import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser

from server.config.network import Network
from server.config.outreach import Outreach, Smtp, Verification
from server.testing import Served, serve
from tests.web.test_booking import BOOK, booked, slots_of

EMAIL = "maria@example.ru"


@pytest.fixture
def mailbox(tmp_path: Path) -> Path:
    """The folder that letters are laid into."""
    folder = tmp_path / "letters"
    folder.mkdir()
    return folder


@pytest.fixture
async def strict(network: Network, tmp_path: Path, mailbox: Path) -> AsyncIterator[Served]:
    """A server where whoever books proves a contact first."""
    smtp = Smtp(folder=str(mailbox), sender="queue@example.ru")
    outreach = Outreach(smtp=smtp, verification=Verification("required"))
    async with serve(network, tmp_path, outreach=outreach) as running:
        yield running


def code_in(mailbox: Path) -> str:
    """The code of the only letter."""
    (letter,) = mailbox.glob("*.eml")
    read = message_from_bytes(letter.read_bytes(), policy=policy.default)
    assert isinstance(read, EmailMessage)
    body = read.get_body(("plain",))
    assert body is not None
    found = re.search(r"\b\d{6}\b", body.get_content())
    assert found is not None
    return found[0]


async def test_a_wrong_code_is_told_and_the_right_one_books(
    strict: Served, browser: Browser, mailbox: Path
) -> None:
    async with aiohttp.ClientSession(strict.url) as http:
        at, time = (await slots_of(http))[0]
    context = await browser.new_context(viewport={"width": 320, "height": 640}, locale="ru-RU")
    page = await context.new_page()
    await page.goto(f"{strict.url}{BOOK}/contact?at={at}")
    assert await page.get_by_text("Пришлём на почту код подтверждения").is_visible()
    await page.get_by_label("Электронная почта").fill(EMAIL)
    await page.get_by_role("button", name=f"Записаться на {time}").click()
    code = code_in(mailbox)
    assert (await Axe().run(page)).response["violations"] == []

    await page.get_by_label("Код, 6 цифр").fill(f"{(int(code) + 1) % 10**6:06}")
    await page.get_by_role("button", name=f"Записаться на {time}").click()
    assert await page.get_by_role("alert").is_visible()
    await page.get_by_label("Код, 6 цифр").fill(f"{code[:3]} {code[3:]}")
    await page.get_by_role("button", name=f"Записаться на {time}").click()

    assert await page.get_by_role("heading", name="Вы записаны").is_visible()


async def test_without_a_contact_one_is_asked_for(strict: Served) -> None:
    async with aiohttp.ClientSession(strict.url, headers={"Accept-Language": "ru"}) as http:
        at, _ = (await slots_of(http))[0]

        status, _, page = await booked(http, at, name="Мария")

    assert status == 409
    assert "Укажите телефон или электронную почту" in page


async def test_a_proof_is_good_for_the_minute_chosen_next(strict: Served, mailbox: Path) -> None:
    async with aiohttp.ClientSession(strict.url, headers={"Accept-Language": "ru"}) as http:
        slots = await slots_of(http)
        _, _, asked = await booked(http, slots[0][0], email=EMAIL)
        fields = dict(re.findall(r'name="(sent|code_key|key)" value="([^"]*)"', asked))
        form = {**fields, "at": "1000", "email": EMAIL, "code": code_in(mailbox)}
        async with http.post(f"{BOOK}/code", data=form) as answer:
            page = await answer.text()
        proof = re.search(r'name="verified" value="([^"]+)"', page)
        assert answer.status == 409
        assert proof is not None

        status, path, _ = await booked(http, slots[1][0], email=EMAIL, verified=proof[1])

    assert (status, path[:3]) == (303, "/b/")
