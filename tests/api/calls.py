"""How tests call the API."""

from __future__ import annotations

from typing import Any

import aiohttp

from queue_core.domain.office import Service
from queue_core.domain.slots import bookable_days
from server.auth.device_tokens import add_partner
from server.config.network import Network
from server.rooms.ids import clock_ms, uuid7
from server.testing import Served

OFFICE = "central"
BASE = f"/api/v1/offices/{OFFICE}"
Json = dict[str, Any]


async def bearer(
    served: Served,
    scopes: tuple[str, ...] = ("read", "book", "tickets"),
    per_minute: int = 100_000,
    name: str = "portal",
) -> dict[str, str]:
    """The header of a fresh partner key."""
    data = served.node.deployment.data_dir
    token = add_partner(data, name, scopes, per_minute, clock_ms())
    await served.node.authority.refresh()
    return {"Authorization": f"Bearer {token}"}


def keyed(key: str = "") -> dict[str, str]:
    """The header of a command key."""
    return {"Idempotency-Key": key or uuid7(clock_ms())}


def bookable(network: Network) -> Service:
    """A service of which slots may be booked."""
    services = network.offices[OFFICE].services.values()
    return next(service for service in services if service.bookable)


async def free(http: aiohttp.ClientSession, service: str, ahead: int = 1) -> list[int]:
    """Free slots of a day ahead."""
    office = f"{BASE}/slots?service={service}&days=15"
    async with http.get(office) as answer:
        assert answer.status == 200, await answer.text()
        days = (await answer.json())["days"]
    return [slot["at"] for slot in days[ahead]["slots"]]


async def book(partner: aiohttp.ClientSession, service: str, slot: int, **more: Any) -> Json:
    """Book a slot that is free."""
    body = {"service": service, "slot": slot, **more}
    async with partner.post(f"{BASE}/bookings", json=body, headers=keyed()) as answer:
        assert answer.status == 201, await answer.text()
        made: Json = await answer.json()
        return made


def days_of(network: Network) -> list[str]:
    """The days that may be booked now."""
    return bookable_days(network.offices[OFFICE], clock_ms())


async def take(partner: aiohttp.ClientSession, service: str) -> Json:
    """Take a ticket from afar."""
    body = {"services": [service]}
    async with partner.post(f"{BASE}/tickets", json=body, headers=keyed()) as answer:
        assert answer.status == 201, await answer.text()
        made: Json = await answer.json()
        return made
