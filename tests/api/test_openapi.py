"""The OpenAPI document is true: schemathesis tries the running server by it and finds nothing."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import aiohttp

from queue_core.domain.slots import bookable_days
from server.config.network import Network
from server.rooms.ids import clock_ms
from server.testing import Served
from tests.api.calls import OFFICE, bearer, book, bookable, free, take

LONGEST_S = 100


async def test_the_document_tells_every_operation_once(http: aiohttp.ClientSession) -> None:
    async with http.get("/api/v1/openapi.json") as answer:
        document = await answer.json()

    ids = [op["operationId"] for item in document["paths"].values() for op in item.values()]
    assert document["openapi"] == "3.1.0"
    assert len(ids) == len(set(ids)) >= 13
    assert "Problem" in document["components"]["schemas"]


async def test_schemathesis_finds_nothing(
    served: Served, partner: aiohttp.ClientSession, network: Network, tmp_path: Path
) -> None:
    service = bookable(network).id
    booking = await book(partner, service, (await free(partner, service))[0])
    ticket = await take(partner, service)
    key = (await bearer(served, per_minute=1_000_000))["Authorization"]
    settings = tmp_path / "schemathesis.toml"
    settings.write_text(settings_for(network, booking["token"], ticket["token"]), encoding="utf-8")

    code, said = await schemathesis(served.url, key, settings)

    assert code == 0, said[-6000:]


def settings_for(network: Network, booking: str, ticket: str) -> str:
    """Real ids now and then, so that it comes past the first door."""
    day = bookable_days(network.offices[OFFICE], clock_ms())[1]
    return f"""
[parameters]
"path.office" = "{OFFICE}"
"query.service" = "{bookable(network).id}"
"query.day" = "{day}"

[[operations]]
include-operation-id-regex = "Booking|Contact"
parameters = {{ "path.token" = "{booking}" }}

[[operations]]
include-operation-id-regex = "^(getTicket|act|rate)$"
parameters = {{ "path.token" = "{ticket}" }}
"""


async def schemathesis(url: str, key: str, settings: Path) -> tuple[int, str]:
    command = (
        *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(settings), "run"),
        *(f"{url}/api/v1/openapi.json", "--header", f"Authorization: {key}"),
        *("--max-examples", "15", "--seed", "7", "--workers", "1"),
        *("--phases", "examples,coverage,fuzzing", "--generation-database", "none"),
        *("--request-timeout", "10", "--no-color"),
        *("--output-sanitize", "false"),
    )
    process = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=settings.parent,
        env={**os.environ, "NO_COLOR": "1"},
    )
    try:
        async with asyncio.timeout(LONGEST_S):
            said, _ = await process.communicate()
    except TimeoutError:
        process.kill()
        await process.wait()
        raise
    return process.returncode or 0, said.decode(errors="replace")
