"""Tokens and codes cannot be tried out."""

from __future__ import annotations

import asyncio

import aiohttp

from server.auth.guesses import Guesses
from server.testing import Served
from server.web.pages.visits import WRONG_CODES, WRONG_TOKENS
from tests.web.visiting import OFFICE, at_work, page_of

FIND = f"/offices/{OFFICE}/find"


async def test_number_and_code_lead_to_ones_page(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        latin = mine["number"].replace("А", "a").replace("Р", "p")

        for number in (mine["number"], latin):
            form = {"number": number, "code": f"{mine['code'][:4]} {mine['code'][4:]}"}
            async with http.post(FIND, data=form, allow_redirects=False) as answer:
                assert answer.status == 303, number
                assert answer.headers["Location"] == page_of(mine)


async def test_a_wrong_code_is_told_kindly_and_counted(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        wrong = {"number": mine["number"], "code": f"{(int(mine['code']) + 1) % 10**8:08}"}
        right = {"number": mine["number"], "code": mine["code"]}

        async with http.post(FIND, data=wrong) as answer:
            assert answer.status == 404
            assert "Проверьте номер и код" in await answer.text()
        async with asyncio.timeout(60):
            while True:
                async with http.post(FIND, data=right, allow_redirects=False) as answer:
                    if answer.status == 429:
                        break
                    assert answer.status == 303
                for _ in range(WRONG_CODES):
                    await (await http.post(FIND, data=wrong)).read()

        assert answer.headers["Retry-After"] == "60"


async def test_tokens_cannot_be_tried_out(served: Served, http: aiohttp.ClientSession) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        wrong = [f"/t/{OFFICE}.{guess:022}" for guess in range(WRONG_TOKENS)]
        assert await status_of(http, page_of(mine)) == 200

        # Guesses fade with time, which a busy machine may take: guess until one is stopped.
        async with asyncio.timeout(60):
            heard: set[int] = set()
            while await status_of(http, page_of(mine)) != 429:
                heard.update(await asyncio.gather(*(status_of(http, path) for path in wrong)))

        assert heard <= {404, 429}


async def status_of(http: aiohttp.ClientSession, path: str) -> int:
    async with http.get(path) as answer:
        return answer.status


def test_wrong_guesses_fade_and_right_ones_cost_nothing() -> None:
    now = 0.0
    guesses = Guesses(most=2, within_s=60, clock=lambda: now)
    guesses.was_wrong("a")
    guesses.was_wrong("a")
    assert not guesses.may("a")
    assert guesses.may("b")

    now = 29.0
    assert not guesses.may("a")
    now = 31.0
    assert guesses.may("a")
