"""What everybody may read, and how caches carry it."""

from __future__ import annotations

import asyncio
import gzip

import aiohttp

from queue_core.domain import commands as c
from server.config.network import Network
from server.testing import Peer, Served
from tests.api.calls import BASE, OFFICE, Json, book, bookable, free, take

Http = aiohttp.ClientSession


async def read(http: Http, path: str) -> Json:
    async with http.get(path) as answer:
        assert answer.status == 200, await answer.text()
        found: Json = await answer.json()
        return found


async def test_offices_are_found_by_words_service_and_place(http: Http, network: Network) -> None:
    all_of_them = await read(http, "/api/v1/offices")
    office = network.offices[OFFICE]

    named = await read(http, f"/api/v1/offices?q={office.name['ru'].split()[-1]}")
    near = f"latitude={office.latitude}&longitude={office.longitude}"
    nearest = await read(http, f"/api/v1/offices?order=near&{near}&per_page=1")
    nowhere = await read(http, "/api/v1/offices?service=no_such_service")

    assert all_of_them["total"] == len(network.offices)
    assert OFFICE in [row["id"] for row in named["offices"]]
    assert nearest["offices"][0]["id"] == OFFICE
    assert nearest["offices"][0]["distance_km"] == 0
    assert (nowhere["offices"], nowhere["total"]) == ([], 0)


async def test_pages_hold_every_office_once(http: Http, network: Network) -> None:
    first = await read(http, "/api/v1/offices?per_page=1")
    found = [
        (await read(http, f"/api/v1/offices?per_page=1&page={page}"))["offices"][0]["id"]
        for page in range(1, first["pages"] + 1)
    ]

    assert sorted(found) == sorted(network.offices)


async def test_load_follows_the_hall(http: Http, served: Served, network: Network) -> None:
    window = next(iter(network.offices[OFFICE].windows.values()))
    service = window.services[0]
    before = await read(http, f"{BASE}/load")
    assert before["services"][service]["windows"] == 0

    async with Peer(served.live, served.credentials.staff(OFFICE, f"op-{window.id}")) as operator:
        await operator.result(OFFICE, c.SignIn(window.id))
        async with Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1")) as kiosk:
            await kiosk.result(OFFICE, c.IssueTicket((service,)))
        async with asyncio.timeout(5):
            after = before
            while after["services"][service]["load"] == "closed":
                after = await read(http, f"{BASE}/load")

    assert after["services"][service]["windows"] == 1
    assert after["services"][service]["waiting"] == 1
    assert after["windows_open"] == 1
    assert after["services"][service]["low"] <= after["services"][service]["high"]


async def test_an_unchanged_answer_is_told_by_its_tag(http: Http) -> None:
    async with http.get(f"{BASE}/load") as answer:
        tag = answer.headers["ETag"]
        assert "s-maxage" in answer.headers["Cache-Control"]
        assert answer.headers["Access-Control-Allow-Origin"] == "*"

    async with http.get(f"{BASE}/load", headers={"If-None-Match": tag}) as answer:
        assert answer.status == 304
        assert await answer.read() == b""


async def test_answers_are_packed_for_those_who_unpack(served: Served) -> None:
    async with aiohttp.ClientSession(served.url, auto_decompress=False) as http:
        asked = {"Accept-Encoding": "gzip"}
        async with http.get(f"{BASE}/services", headers=asked) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            packed = await answer.read()
        async with http.get(f"{BASE}/services", headers={"Accept-Encoding": ""}) as answer:
            assert await answer.read() == gzip.decompress(packed)


async def test_wrong_addresses_and_methods_get_problems(http: Http) -> None:
    async with http.get("/api/v1/nothing") as answer:
        assert (answer.status, (await answer.json())["code"]) == (404, "no_such_resource")
    async with http.put(f"{BASE}/load") as answer:
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    async with http.get("/api/v1/offices/nowhere") as answer:
        assert (answer.status, (await answer.json())["code"]) == (404, "unknown_office")
    async with http.get("/api/v1/offices?pag=2") as answer:
        assert (answer.status, (await answer.json())["code"]) == (400, "bad_request")


async def test_many_readers_cost_one_drawing(http: Http) -> None:
    async def tag() -> str:
        async with http.get(f"{BASE}/load") as answer:
            return answer.headers["ETag"]

    await tag()
    assert len(set(await asyncio.gather(*(tag() for _ in range(50))))) == 1


async def test_head_and_preflight_are_answered_wherever_get_is(
    http: Http, partner: Http, network: Network
) -> None:
    service = bookable(network).id
    booking = await book(partner, service, (await free(http, service))[0])
    ticket = await take(partner, service)
    async with http.get("/api/v1/openapi.json") as answer:
        document = await answer.json()
    parts = {"office": OFFICE, "service": service}
    tokens = {"bookings": booking["token"], "tickets": ticket["token"]}

    for path, item in document["paths"].items():
        if "get" not in item or "webhooks" in path or path.endswith("contact"):
            continue
        kind = "bookings" if "bookings" in path else "tickets"
        url = path.format(**parts, token=tokens[kind])
        query = f"?service={service}" if path.endswith("slots") else ""
        async with http.get(url + query, headers={"Accept-Encoding": "identity"}) as answer:
            assert answer.status == 200, await answer.text()
            length = len(await answer.read())
        async with http.head(url + query, headers={"Accept-Encoding": "identity"}) as head:
            assert (head.status, await head.read()) == (200, b"")
            assert int(head.headers["Content-Length"]) == length
        asked = {"Origin": "https://portal.example.ru", "Access-Control-Request-Method": "GET"}
        async with http.options(url, headers=asked) as before:
            assert before.status == 204
            assert before.headers["Access-Control-Allow-Origin"] == "*"
            assert "If-None-Match" in before.headers["Access-Control-Allow-Headers"]
            assert "POST" not in before.headers["Access-Control-Allow-Methods"]
        etag = answer.headers["ETag"]
        assert answer.headers["Cache-Control"] == head.headers["Cache-Control"]
        async with http.get(url + query, headers={"If-None-Match": etag}) as again:
            assert again.status in (200, 304)  # a load may have changed meanwhile
            assert (again.status == 304) == (again.headers["ETag"] == etag)


async def test_no_site_may_act_for_its_visitors(http: Http) -> None:
    asked = {"Origin": "https://portal.example.ru", "Access-Control-Request-Method": "POST"}
    async with http.options(f"{BASE}/tickets", headers=asked) as answer:
        assert answer.status == 405
        assert "Access-Control-Allow-Methods" not in answer.headers
