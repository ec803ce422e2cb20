"""The network's page over 13,000 offices on one server process: build/bench/network.json.

Each list is asked for with words or a place that nobody asked for before, so that it is drawn and
not remembered. `…_ms` is from the request to its last byte, one reader at a time; `server_ms` is
what the server's processor spent on it.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

import aiohttp

from bench.measure import percentile_ms, processor_s, write
from bench.town import CONFIG
from server.testing import Child

OFFICES, ASKED = 13_000, 40
TOWNS = ("Казань", "Арск", "Буинск", "Елабуга", "Заинск", "Мамадыш", "Нурлат", "Чистополь")
STREETS = ("Садовая", "Центральная", "Полярная", "Ленина", "Тукая", "Школьная")
SOUTH, NORTH, WEST, EAST = 43.0, 68.0, 28.0, 135.0
"""A large country, degrees."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="bench.network", description=__doc__)
    parser.add_argument("--offices", type=int, default=OFFICES)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args(arguments)
    offices, asked = (300, 4) if options.quick else (options.offices, ASKED)
    figures = asyncio.run(measure(offices, asked))
    print(f"{write('network', figures)}: {figures}")
    return 0


async def measure(offices: int, asked: int) -> dict[str, float]:
    """Start a server on so many offices and ask for lists of every kind."""
    figures: dict[str, float] = {"offices": offices}
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config"
        lay_out(config, offices)
        began = perf_counter()
        arguments = ("--unlimited",)
        async with Child(config, Path(folder) / "data", arguments=arguments) as child:
            figures["ready_s"] = round(perf_counter() - began, 1)
            async with aiohttp.ClientSession(f"http://127.0.0.1:{child.port}") as http:
                for kind, paths in kinds(asked).items():
                    spent = processor_s(child.pid)
                    waited = [await ask(http, path) for path in paths]
                    spent = processor_s(child.pid) - spent
                    figures[f"{kind}_p50_ms"] = percentile_ms(waited, 0.5)
                    figures[f"{kind}_p99_ms"] = percentile_ms(waited, 0.99)
                    figures[f"{kind}_server_ms"] = round(1000 * spent / len(waited), 1)
            figures["rss_mb"] = resident_mb(child.pid)
    return figures


def kinds(asked: int) -> dict[str, list[str]]:
    """Addresses of lists, each told apart by a page or a place of its own."""
    chance = random.Random(7)
    places = [
        f"{chance.uniform(SOUTH, NORTH):.4f},{chance.uniform(WEST, EAST):.4f}" for _ in range(asked)
    ]
    return {
        "plain": [f"/?page={n + 1}" for n in range(asked)],
        "service": [f"/?q=загранпаспорт&page={n + 1}" for n in range(asked)],
        "town": [f"/?q={TOWNS[n % len(TOWNS)]}&page={n + 1}" for n in range(asked)],
        "nearby": [f"/?at={place}" for place in places],
        "nearby_service": [f"/?q=загранпаспорт&at={place}" for place in places],
    }


async def ask(http: aiohttp.ClientSession, path: str) -> float:
    """Seconds until the whole page is here."""
    began = perf_counter()
    async with http.get(path) as answer:
        await answer.read()
        answer.raise_for_status()
    return perf_counter() - began


def lay_out(config: Path, offices: int) -> None:
    """The configured network with `offices` points all over the country instead of its own."""
    shutil.copytree(CONFIG, config, ignore=shutil.ignore_patterns("deploy", "offices"))
    (config / "offices").mkdir()
    for name, text in points(offices):
        (config / "offices" / f"{name}.toml").write_text(text, encoding="utf-8")


def points(count: int) -> Iterator[tuple[str, str]]:
    """Id and file of each."""
    chance = random.Random(13)
    for n in range(count):
        town, street = chance.choice(TOWNS), chance.choice(STREETS)
        yield (
            f"p{n:05}",
            f'template = "point"\nname = {{ ru = "ТОСП № {n}" }}\n'
            f'address = {{ ru = "{town}, ул. {street}, {n % 200 + 1}" }}\n'
            f'zone = "Europe/Moscow"\nhours = {{ every = "00:00-24:00" }}\n'
            f"latitude = {chance.uniform(SOUTH, NORTH):.4f}\n"
            f"longitude = {chance.uniform(WEST, EAST):.4f}\n"
            '[[staff]]\nid = "op"\nname = "op"\nlogin = "op"\n',
        )


def resident_mb(pid: int) -> int:
    """Memory of a process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 // 2**20


if __name__ == "__main__":
    sys.exit(main())
