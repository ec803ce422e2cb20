"""Names of everything kept in the store. One shard's keys share a hash tag, hence one node."""

import zlib
from functools import cache
from uuid import UUID

RECEIPT_BUCKET_MS = 10 * 60 * 1000
RECEIPTS_KEPT_MS = 2 * 60 * 60 * 1000
FEED_KEPT_MS = 48 * 60 * 60 * 1000
NODES_KEY = "talon:{s00}:nodes"
"""A hash: node → when it last told that it lives."""


def shard_of(office: str, shards: int) -> int:
    """The shard an office lives in; the same on every node and in every release."""
    return zlib.crc32(office.encode()) % shards


@cache
def prefix(shard: int) -> str:
    """What the names of a shard begin with; the braces hold the hash tag."""
    return f"talon:{{s{shard:02d}}}:"


def aggregate_key(shard: int, aggregate: str) -> str:
    return prefix(shard) + aggregate


def office_aggregate(office: str) -> str:
    return f"office:{office}"


def day_aggregate(office: str, date: str) -> str:
    """The aggregate of one day's bookings; `date` is ISO."""
    return f"office:{office}:day:{date}"


def has_tickets(aggregate: str) -> bool:
    return aggregate.count(":") == 1


def contact_key(shard: int, office: str, contact_id: str) -> str:
    return f"{prefix(shard)}office:{office}:contact:{contact_id}"


def visit_key(shard: int, office: str, visit_id: str) -> str:
    return f"{prefix(shard)}office:{office}:visit:{visit_id}"


def hours_key(shard: int, office: str, week: str) -> str:
    """An office's load by hour in one ISO week."""
    return f"{prefix(shard)}office:{office}:hours:{week}"


def usual_key(shard: int) -> str:
    """A hash: office → how long one usually waits there, by weekday and hour."""
    return prefix(shard) + "usual"


def farewell_id(contact_id: str) -> str:
    """Under which a cancelled booking's contact waits for the letter that tells so."""
    return f"{contact_id}.cancelled"


def ratings_key(shard: int, office: str, month: str) -> str:
    return f"{prefix(shard)}office:{office}:ratings:{month}"


def feed_key(shard: int) -> str:
    return prefix(shard) + "feed"


def clock_key(shard: int) -> str:
    return prefix(shard) + "clock"


def load_key(shard: int) -> str:
    return prefix(shard) + "load"


def receipts_key(shard: int, command_key: str) -> str:
    """The bucket of a receipt: ten minutes of the time that the UUIDv7 carries."""
    bucket = uuid7_ms(command_key) // RECEIPT_BUCKET_MS
    return f"{prefix(shard)}receipts:{bucket}"


def uuid7_ms(key: str) -> int:
    """Milliseconds since 1970 in a UUIDv7. Raises ValueError when `key` is no UUID."""
    if len(key) == 36:
        return int(key[:8] + key[9:13], 16)
    return UUID(key).int >> 80
