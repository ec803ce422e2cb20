"""How many of our commits the store itself can take, driven by a C client (redis-benchmark).

50 connections with 16 commits on their way each keep the store busy all the time, so the figure is
the store's limit and no client's. Every commit takes the whole way of the function: a new receipt,
a position that fits, the writes, one feed entry. It stays where it is (the next position is the
expected one), since the C client cannot count.
"""

import asyncio
import re
import shutil
import tempfile
from pathlib import Path

from bench.measure import write
from server.store import encoding, keys
from server.store.contract import START, AggregateWrite, Commit, FeedEntry, Position, Receipt
from server.store.embedded import EmbeddedStore, Fsync
from server.store.store import Store

CONNECTIONS = 50
PIPELINE = 16
COMMITS = 60_000

_OFFICE = "raw"
_AT = Position("raw", 1, "0" * 32)
_RANDOM = "__rand_int__"
"""redis-benchmark puts twelve digits here, other ones in each command."""


def main() -> None:
    """Measure, and leave build/bench/store_raw.json."""
    print(write("store_raw", asyncio.run(raw_rates())))


async def raw_rates() -> dict[str, dict[str, float]]:
    """Commits per second by `appendfsync`: {"everysec": {"per_s": …}, "always": {"per_s": …}}."""
    policies: tuple[Fsync, ...] = ("everysec", "always")
    return {fsync: {"per_s": await _raw_rate(fsync)} for fsync in policies}


async def _raw_rate(fsync: Fsync) -> float:
    with tempfile.TemporaryDirectory(prefix="talon-raw-") as name:
        async with EmbeddedStore(Path(name), fsync=fsync) as embedded, Store(embedded.url) as store:
            await store.commit(typical_commit(store.shard_of(_OFFICE), START, _AT, "0" * 12))
            commit = typical_commit(store.shard_of(_OFFICE), _AT, _AT, _RANDOM)
            return await _drive(embedded.url.removeprefix("unix://"), commit)


def typical_commit(
    shard: int, expected: Position, to: Position, random: str, office: str = _OFFICE
) -> Commit:
    """One command's commit in sizes as offices have them: a window, a counter, a ticket."""
    write = AggregateWrite(
        aggregate=keys.office_aggregate(office),
        expected=expected,
        next=to,
        set_fields={"window:5": b"w" * 150, "counter:A": b"112"},
        tickets_set={"t" * 32: b"t" * 400},
    )
    return Commit(
        office=office,
        shard=shard,
        node="raw",
        now_ms=1_795_000_000_000,
        receipts=[Receipt(f"019a0000-0000-7000-8000-{random}", "o" * 12, "h" * 32, b"a" * 120)],
        aggregates=[write],
        feed=FeedEntry(office, to.epoch, to.version, "raw", b"e" * 300),
    )


async def _drive(socket: str, commit: Commit) -> float:
    """Let redis-benchmark send `commit` again and again; commits per second."""
    program = shutil.which("redis-benchmark")
    if program is None:
        raise FileNotFoundError("redis-benchmark is missing: apt-get install redis-tools")
    *words, body = encoding.commit_words(commit)
    assert isinstance(body, bytes)
    assert b"\0" not in body, "redis-benchmark would cut it there"
    options = ["-s", socket, "-n", str(COMMITS), "-c", str(CONNECTIONS), "-P", str(PIPELINE)]
    arguments: list[str | bytes] = [*options, "-r", "1000000000", "-q", "-x", *map(str, words)]
    process = await asyncio.create_subprocess_exec(
        program,
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate(body)
    rates = re.findall(rb"([\d.]+) requests per second", output)
    if process.returncode or not rates or b"rror" in output:
        raise RuntimeError(f"redis-benchmark failed: {output[-300:]!r}")
    return float(rates[-1])


if __name__ == "__main__":
    main()
