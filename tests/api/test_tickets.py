"""Tickets from afar and ratings through the API."""

from __future__ import annotations

import asyncio

import aiohttp

from queue_core.domain import commands as c
from server.config.network import Network
from server.testing import Peer, Served
from tests.api.calls import BASE, OFFICE, Json, keyed, take

Http = aiohttp.ClientSession


async def card(http: Http, token: str) -> Json:
    async with http.get(f"{BASE}/tickets/{token}") as answer:
        assert answer.status == 200, await answer.text()
        found: Json = await answer.json()
        return found


async def act(http: Http, token: str, act: str) -> tuple[int, Json]:
    url = f"{BASE}/tickets/{token}/acts"
    async with http.post(url, json={"act": act}, headers=keyed()) as answer:
        return answer.status, await answer.json()


def first_window(network: Network) -> tuple[str, str]:
    """A window and a service it serves."""
    window = next(iter(network.offices[OFFICE].windows.values()))
    return window.id, window.services[0]


async def test_a_ticket_from_afar_is_followed_from_call_to_rating(
    http: Http, partner: Http, served: Served, network: Network
) -> None:
    window, service = first_window(network)
    made = await take(partner, service)
    token = made["token"]
    assert (await card(http, token))["state"] == "waiting"

    async with Peer(served.live, served.credentials.staff(OFFICE, f"op-{window}")) as operator:
        await operator.result(OFFICE, c.SignIn(window))
        assert (await act(http, token, "arrive"))[0] == 200
        called = await operator.result(OFFICE, c.CallNext())
        assert called["ticket"] == made["ticket"]
        shown = await card(http, token)
        assert (shown["state"], shown["window"]) == ("called", window)
        assert (await act(http, token, "coming"))[0] == 200
        await operator.result(OFFICE, c.Start())
        await operator.result(OFFICE, c.Finish())

    url, rating = f"{BASE}/tickets/{token}/rating", {"score": 5, "chips": ["courtesy"]}
    headers = keyed()
    for _ in range(2):
        async with http.post(url, json=rating, headers=headers) as answer:
            assert answer.status == 201, await answer.text()
    async with http.post(url, json={"score": 1}, headers=keyed()) as answer:
        assert (answer.status, (await answer.json())["code"]) == (409, "rated")
    ended = await card(http, token)
    assert (ended["state"], ended["ending"], ended["rated"]) == ("ended", "completed", 5)


async def test_a_visit_that_is_not_over_cannot_be_rated_yet(
    http: Http, partner: Http, network: Network
) -> None:
    made = await take(partner, first_window(network)[1])
    url = f"{BASE}/tickets/{made['token']}/rating"

    async with http.post(url, json={"score": 5}, headers=keyed()) as answer:
        assert (answer.status, (await answer.json())["code"]) == (404, "not_found")
    await act(http, made["token"], "leave")
    async with http.post(url, json={"score": 2}, headers=keyed()) as answer:
        assert answer.status == 201, await answer.text()


async def test_whoever_steps_away_comes_back_to_the_same_place(
    http: Http, partner: Http, network: Network
) -> None:
    made = await take(partner, first_window(network)[1])

    assert (await act(http, made["token"], "step_away"))[0] == 200
    assert (await card(http, made["token"]))["state"] == "held"
    assert (await act(http, made["token"], "come_back"))[0] == 200
    assert (await card(http, made["token"]))["state"] == "waiting"
    status, problem = await act(http, made["token"], "coming")
    assert (status, problem["code"]) == (409, "wrong_state")


async def test_the_same_key_takes_one_ticket(partner: Http, network: Network) -> None:
    headers, body = keyed(), {"services": [first_window(network)[1]]}

    async def once() -> str:
        async with partner.post(f"{BASE}/tickets", json=body, headers=headers) as answer:
            number: str = (await answer.json())["number"]
            return number

    assert len(set(await asyncio.gather(*(once() for _ in range(8))))) == 1


async def test_where_tickets_are_taken_in_the_hall_alone_the_api_says_so(
    partner: Http, network: Network
) -> None:
    other = next(o for o in network.offices.values() if not o.remote_tickets and o.id != OFFICE)
    body = {"services": [next(iter(other.services))]}

    url = f"/api/v1/offices/{other.id}/tickets"
    async with partner.post(url, json=body, headers=keyed()) as answer:
        assert (answer.status, (await answer.json())["code"]) == (403, "not_remote")


async def test_a_foreign_token_finds_nothing(http: Http) -> None:
    async with http.get(f"{BASE}/tickets/{'A' * 22}") as answer:
        assert (answer.status, (await answer.json())["code"]) == (404, "not_found")
