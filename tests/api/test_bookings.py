"""Bookings through the API: made once, moved, cancelled, and refused kindly."""

from __future__ import annotations

import asyncio

import aiohttp

from server.config.network import Network
from server.testing import Served
from tests.api.calls import BASE, OFFICE, Json, bearer, book, bookable, free, keyed

Http = aiohttp.ClientSession


async def test_a_booked_slot_is_one_place_less(http: Http, partner: Http, network: Network) -> None:
    service = bookable(network).id
    slot = (await free(http, service))[0]
    before = await places(http, service, slot)
    assert before

    made = await book(partner, service, slot)

    async with http.get(f"{BASE}/bookings/{made['token']}") as answer:
        card = await answer.json()
    assert (answer.status, card["state"], card["slot"]) == (200, "booked", slot)
    assert len(made["code"]) == 8
    assert await places(http, service, slot) == (before - 1 or None)


async def places(http: Http, service: str, slot: int) -> int | None:
    async with http.get(f"{BASE}/slots?service={service}&days=15") as answer:
        days = (await answer.json())["days"]
    return next((s["free"] for day in days for s in day["slots"] if s["at"] == slot), None)


async def test_the_same_key_books_once_and_gets_the_same_answer(
    http: Http, partner: Http, network: Network
) -> None:
    service = bookable(network).id
    slot = (await free(http, service))[0]
    headers = keyed()
    body = {"service": service, "slot": slot}

    async def once() -> tuple[int, Json]:
        async with partner.post(f"{BASE}/bookings", json=body, headers=headers) as answer:
            return answer.status, await answer.json()

    first, *others = await asyncio.gather(*(once() for _ in range(5)))

    assert first[0] == 201
    assert all(other == first for other in others)


async def test_a_key_used_for_something_else_is_refused(
    http: Http, partner: Http, network: Network
) -> None:
    service = bookable(network).id
    one, other = (await free(http, service))[:2]
    headers = keyed()
    body = {"service": service, "slot": one}
    async with partner.post(f"{BASE}/bookings", json=body, headers=headers) as answer:
        assert answer.status == 201

    body = {"service": service, "slot": other}
    async with partner.post(f"{BASE}/bookings", json=body, headers=headers) as answer:
        problem = await answer.json()

    assert (answer.status, problem["code"]) == (409, "key_reused")


async def test_whoever_comes_too_late_hears_the_nearest_free_slots(
    http: Http, partner: Http, network: Network
) -> None:
    service = bookable(network).id
    slots = await free(http, service)
    body = {"service": service, "slot": slots[3]}
    status, problem = 201, {}
    while status == 201:
        async with partner.post(f"{BASE}/bookings", json=body, headers=keyed()) as answer:
            status, problem = answer.status, await answer.json()

    assert (status, problem["code"]) == (409, "slot_taken")
    assert set(problem["facts"]["nearest"]) <= set(slots)
    assert len(problem["facts"]["nearest"]) == 3
    assert "рядом" in problem["text"]


async def test_problems_speak_the_callers_language(partner: Http) -> None:
    headers = {**keyed(), "Accept-Language": "en"}
    body = {"service": "no_such", "slot": 0}
    async with partner.post(f"{BASE}/bookings", json=body, headers=headers) as answer:
        problem = await answer.json()

    assert (answer.status, problem["code"]) == (404, "unknown_service")
    assert problem["text"] == "There is no such service here"


async def test_a_booking_moves_within_its_day_and_keeps_its_token(
    http: Http, partner: Http, network: Network
) -> None:
    service = bookable(network).id
    one, other = (await free(http, service))[:2]
    made = await book(partner, service, one)

    url = f"{BASE}/bookings/{made['token']}"
    async with http.patch(url, json={"slot": other}, headers=keyed()) as answer:
        moved = await answer.json()

    assert (answer.status, moved["token"], moved["slot"]) == (200, made["token"], other)


async def test_a_booking_moves_to_another_day_in_one_commit_and_stays_the_same(
    http: Http, partner: Http, served: Served, network: Network
) -> None:
    service = bookable(network).id
    slot, later = (await free(http, service, 1))[0], (await free(http, service, 2))[0]
    before = [await places(http, service, at) for at in (slot, later)]
    made = await book(partner, service, slot)
    headers, url = keyed(), f"{BASE}/bookings/{made['token']}"
    version = await version_of(served)

    answers = []
    for _ in range(2):
        async with http.patch(url, json={"slot": later}, headers=headers) as answer:
            answers.append((answer.status, await answer.json()))

    assert answers == [(200, {**made, "slot": later})] * 2
    assert await version_of(served) == version + 1
    async with http.get(url) as answer:
        card = await answer.json()
    assert (card["state"], card["slot"]) == ("booked", later)
    after = [await places(http, service, at) for at in (slot, later)]
    assert after == [before[0], (before[1] or 0) - 1 or None]


async def version_of(served: Served) -> int:
    position = (await served.node.store.confirm(OFFICE, [])).positions
    return next(iter(position.values())).version


async def test_a_booking_moves_there_and_back(http: Http, partner: Http, network: Network) -> None:
    service = bookable(network).id
    slot, later = (await free(http, service, 1))[0], (await free(http, service, 2))[0]
    made = await book(partner, service, slot)
    url = f"{BASE}/bookings/{made['token']}"

    for wanted in (later, slot):
        async with http.patch(url, json={"slot": wanted}, headers=keyed()) as answer:
            assert answer.status == 200, await answer.text()
    async with http.delete(url, headers=keyed()) as answer:
        card = await answer.json()

    assert (card["state"], card["slot"]) == ("cancelled", slot)


async def test_cancelling_twice_gives_one_place_back(
    http: Http, partner: Http, network: Network
) -> None:
    service = bookable(network).id
    slot = (await free(http, service))[0]
    before = await places(http, service, slot)
    made = await book(partner, service, slot)

    states = []
    for _ in range(2):
        url = f"{BASE}/bookings/{made['token']}"
        async with http.delete(url, headers=keyed()) as answer:
            states.append((answer.status, (await answer.json())["state"]))

    assert states == [(200, "cancelled")] * 2
    assert await places(http, service, slot) == before


async def test_nobody_books_beyond_the_days_ahead(partner: Http, network: Network) -> None:
    year_ms = 366 * 86_400_000
    service = bookable(network).id
    async with partner.get(f"{BASE}/slots?service={service}&days=15") as answer:
        slot = (await answer.json())["days"][1]["slots"][0]["at"]

    body = {"service": service, "slot": slot + year_ms}
    async with partner.post(f"{BASE}/bookings", json=body, headers=keyed()) as answer:
        assert (await answer.json())["code"] == "slot_unfit"


async def test_one_contact_may_not_hoard_a_day(http: Http, partner: Http, network: Network) -> None:
    service = bookable(network).id
    slots = await free(http, service)
    await book(partner, service, slots[0], contact={"phone": "+7 900 123-45-67"})
    await book(partner, service, slots[1], contact={"phone": "89001234567"})

    body = {"service": service, "slot": slots[2], "contact": {"phone": "+79001234567"}}
    async with partner.post(f"{BASE}/bookings", json=body, headers=keyed()) as answer:
        assert (await answer.json())["code"] == "booking_limit"


async def test_booking_needs_a_key_with_that_scope(http: Http, served: Served) -> None:
    body = {"service": "x", "slot": 0}
    async with http.post(f"{BASE}/bookings", json=body, headers=keyed()) as answer:
        assert (answer.status, (await answer.json())["code"]) == (401, "token_missing")

    headers = {**keyed(), **await bearer(served, ("read",))}
    async with http.post(f"{BASE}/bookings", json=body, headers=headers) as answer:
        assert (answer.status, (await answer.json())["code"]) == (403, "scope_missing")

    headers = {**keyed(), "Authorization": "Bearer td_nonsense"}
    async with http.post(f"{BASE}/bookings", json=body, headers=headers) as answer:
        assert (answer.status, (await answer.json())["code"]) == (401, "token_unknown")


async def test_a_quota_ends_and_tells_when_to_come_again(http: Http, served: Served) -> None:
    headers = await bearer(served, ("read",), per_minute=3)

    statuses = []
    for _ in range(4):
        async with http.get(f"/api/v1/offices/{OFFICE}", headers=headers) as answer:
            statuses.append(answer.status)

    assert statuses == [200, 200, 200, 429]
    assert 1 <= int(answer.headers["Retry-After"]) <= 20
