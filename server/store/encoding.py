"""Turns commits and reads into calls of the store's functions, and their replies into outcomes."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple, TypeAlias

import msgspec

from server.store import keys
from server.store.contract import (
    START,
    AggregateSnapshot,
    AggregateWrite,
    Commit,
    Confirmed,
    Conflict,
    ContactWrite,
    Known,
    Ok,
    Outcome,
    Position,
    Receipt,
    Snapshot,
)
from server.store.resp import Word, command

TURN_MS = 200
Call: TypeAlias = list[Any]
"""A Redis command: its name, its key, its arguments."""

_RECEIPTS_EXPIRE = str((keys.RECEIPTS_KEPT_MS + 3 * keys.RECEIPT_BUCKET_MS) // 1000)
"""Seconds from a bucket's first receipt, which may come ten minutes before the bucket's time."""
_CHUNK = 1000
"""Most arguments of one write: Lua's `unpack` has room for some thousands."""

_pack = msgspec.msgpack.Encoder().encode
_unpack_receipt = msgspec.msgpack.Decoder(tuple[str, str, bytes]).decode


def _text(value: bytes) -> msgspec.Raw:
    """Bytes as msgpack's `str`: the store's decoder is older than msgpack's `bin`."""
    size = len(value)
    if size < 1 << 8:
        return msgspec.Raw(b"\xd9" + size.to_bytes(1, "big") + value)
    if size < 1 << 16:
        return msgspec.Raw(b"\xda" + size.to_bytes(2, "big") + value)
    return msgspec.Raw(b"\xdb" + size.to_bytes(4, "big") + value)


class Library(NamedTuple):
    """The function library; its names carry a digest, so releases live side by side."""

    source: str
    commit: str
    read: str


@cache
def library() -> Library:
    text = files("server.store").joinpath("talon.lua").read_text(encoding="utf-8")
    version = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Library(
        text.replace("VERSION", version), f"talon_commit_{version}", f"talon_read_{version}"
    )


def encode_commit(commit: Commit) -> bytes:
    """The FCALL of a commit, ready to send. Raises ValueError when a command's key is no UUID.

    On the hot path of every command: about 10 µs.
    """
    return command(*commit_words(commit))


def commit_words(commit: Commit) -> tuple[Word, ...]:
    """The FCALL of a commit in words, as a client library takes it."""
    shard = commit.shard
    names: list[str] = []
    receipts, writes = _receipts(commit, names)
    conditions: list[Call] = []
    wanted = []
    for write in commit.aggregates:
        key = keys.aggregate_key(shard, write.aggregate)
        epoch, version, event = write.expected
        conditions.append([key, epoch, str(version), event])
        wanted.append(write.aggregate)
        writes += _aggregate_writes(commit, write, key)
    writes += _writes_beside(commit, names)
    reads, read_names = _packed_reads(shard, (*wanted, *commit.also))
    names += read_names
    body = (commit.node, TURN_MS, receipts, conditions, reads, writes)
    return ("FCALL", library().commit, len(names), *names, _pack(body))


def _read_call(names: Sequence[str], reads: Sequence[Call]) -> bytes:
    return command("FCALL_RO", library().read, len(names), *names, _pack(reads))


def _receipts(commit: Commit, names: list[str]) -> tuple[list[Call], list[Call]]:
    """The receipts to look for, and the writes that leave them, by bucket."""
    looked: dict[str, Call] = {}
    left: dict[str, Call] = {}
    for receipt in commit.receipts:
        bucket = keys.receipts_key(commit.shard, receipt.key)
        if bucket not in looked:
            names.append(bucket)
            looked[bucket] = [bucket]
            left[bucket] = ["HSET", bucket]
        looked[bucket].append(receipt.key)
        value = _pack((receipt.actor, receipt.command_hash, receipt.answer))
        left[bucket] += (receipt.key, _text(value))
    expiries: list[Call] = [["EXPIRE", bucket, _RECEIPTS_EXPIRE, "NX"] for bucket in left]
    return list(looked.values()), list(left.values()) + expiries


def _aggregate_writes(commit: Commit, write: AggregateWrite, key: str) -> list[Call]:
    epoch, version, event = write.next
    pairs: Call = ["epoch", epoch, "version", str(version), "last_event", event]
    pairs += ("last_ms", str(commit.now_ms), *_pairs(write.set_fields))
    calls = _in_chunks("HSET", key, pairs)
    if write.del_fields:
        calls += _in_chunks("HDEL", key, write.del_fields)
    if write.tickets_set:
        calls += _in_chunks("HSET", f"{key}:tickets", list(_pairs(write.tickets_set)))
    if write.tickets_del:
        calls += _in_chunks("HDEL", f"{key}:tickets", write.tickets_del)
    if write.gone_at_ms:
        calls.append(["PEXPIREAT", key, str(write.gone_at_ms)])
    return calls


def _writes_beside(commit: Commit, names: list[str]) -> list[Call]:
    """What a commit writes beside its aggregates: feed, clock, load, contacts, visits."""
    calls: list[Call] = []
    if (entry := commit.feed) is not None:
        fields = ("node", entry.node, "office", entry.office, "epoch", entry.epoch, "version")
        text = (str(entry.version), "events", _text(entry.events))
        calls.append(["XADD", keys.feed_key(commit.shard), "*", *fields, *text])
    if commit.clock is not None:
        key, at = keys.clock_key(commit.shard), commit.clock.at_ms
        calls.append(
            ["ZREM", key, commit.office] if at is None else ["ZADD", key, str(at), commit.office]
        )
    if commit.load is not None:
        calls.append(["HSET", keys.load_key(commit.shard), commit.office, _text(commit.load)])
    for contact in commit.contacts:
        key = keys.contact_key(commit.shard, commit.office, contact.contact_id)
        if contact.blob is None:
            calls += _farewell(commit, contact) if contact.expire_ms else []
            calls.append(["DEL", key])
        else:
            calls.append(["SET", key, _text(contact.blob), "PX", str(contact.expire_ms)])
    for visit in commit.visits:
        key = keys.visit_key(commit.shard, commit.office, visit.visit_id)
        calls.append(["SET", key, _text(visit.blob), "PX", str(visit.expire_ms)])
    for rating in commit.ratings:
        key = keys.ratings_key(commit.shard, commit.office, rating.month)
        calls.append(["HINCRBY", key, rating.name, "1"])
        calls.append(["PEXPIREAT", key, str(rating.expire_at_ms)])
    names += (call[1] for call in calls)
    return calls


def _farewell(commit: Commit, contact: ContactWrite) -> list[Call]:
    """A copy of a contact that goes; of one that was never there nothing is left."""
    key = keys.contact_key(commit.shard, commit.office, contact.contact_id)
    copy_id = keys.farewell_id(contact.contact_id)
    copy = keys.contact_key(commit.shard, commit.office, copy_id)
    return [
        ["COPY", key, copy, "REPLACE"],
        ["PEXPIRE", copy, str(contact.expire_ms), "LT"],
    ]


def _pairs(fields: Mapping[str, bytes]) -> Iterable[Any]:
    return (part for name, value in fields.items() for part in (name, _text(value)))


def _in_chunks(verb: str, key: str, args: Sequence[Any]) -> list[Call]:
    if len(args) <= _CHUNK:
        return [[verb, key, *args]]
    starts = range(0, len(args), _CHUNK)
    return [[verb, key, *args[start : start + _CHUNK]] for start in starts]


@lru_cache(maxsize=20_000)
def _packed_reads(shard: int, aggregates: tuple[str, ...]) -> tuple[msgspec.Raw, list[str]]:
    reads = _snapshot_reads(shard, aggregates)
    return _text(_pack(reads)), [call[1] for call in reads]


def _snapshot_reads(shard: int, aggregates: Iterable[str]) -> list[Call]:
    calls: list[Call] = []
    for aggregate in aggregates:
        key = keys.aggregate_key(shard, aggregate)
        calls.append(["HGETALL", key])
        if keys.has_tickets(aggregate):
            calls.append(["HGETALL", f"{key}:tickets"])
    return calls


def encode_load(shard: int, aggregates: Sequence[str]) -> bytes:
    """The call that reads whole aggregates at one moment."""
    reads = _snapshot_reads(shard, aggregates)
    return _read_call([call[1] for call in reads], reads)


def encode_confirm(shard: int, aggregates: Sequence[str], command_keys: Sequence[str]) -> bytes:
    """The call that reads positions and the receipts of some command keys at one moment."""
    places = [keys.aggregate_key(shard, aggregate) for aggregate in aggregates]
    reads: list[Call] = [["HMGET", key, "epoch", "version", "last_event"] for key in places]
    reads += [["HGET", keys.receipts_key(shard, key), key] for key in command_keys]
    return _read_call([call[1] for call in reads], reads)


def decode_outcome(commit: Commit, reply: list[Any]) -> Outcome | int:
    """The outcome a commit's reply tells; a number is the milliseconds it has to wait its turn."""
    match reply[0]:
        case b"ok":
            return Ok(commit.aggregates[0].next)
        case b"known":
            found = zip(reply[1::2], reply[2::2], strict=True)
            return Known([_receipt(key.decode(), value) for key, value in found])
        case b"conflict":
            wanted = [write.aggregate for write in commit.aggregates] + list(commit.also)
            return Conflict(decode_snapshot(wanted, reply[1:]))
        case b"wait":
            return int(reply[1])
    raise AssertionError(f"the store's function answered {reply[0]!r}")


def decode_snapshot(aggregates: Sequence[str], reads: Sequence[list[bytes]]) -> Snapshot:
    parts = iter(reads)
    snapshot: Snapshot = {}
    for aggregate in aggregates:
        fields = _mapping(next(parts))
        tickets = _mapping(next(parts)) if keys.has_tickets(aggregate) else {}
        fields.pop("turn", None)
        position = _position(
            fields.pop("epoch", None), fields.pop("version", None), fields.pop("last_event", None)
        )
        last_ms = int(fields.pop("last_ms", b"0"))
        snapshot[aggregate] = AggregateSnapshot(position, last_ms, fields, tickets)
    return snapshot


def decode_confirm(
    aggregates: Sequence[str], command_keys: Sequence[str], reply: Sequence[Any]
) -> Confirmed:
    positions = {name: _position(*reply[place]) for place, name in enumerate(aggregates)}
    answers = zip(command_keys, reply[len(aggregates) :], strict=True)
    found = [_receipt(key, value) for key, value in answers if value is not None]
    return Confirmed(positions, found)


def _position(epoch: bytes | None, version: bytes | None, event: bytes | None) -> Position:
    if epoch is None or version is None or event is None:
        return START
    return Position(epoch.decode(), int(version), event.decode())


def _receipt(key: str, value: bytes) -> Receipt:
    return Receipt(key, *_unpack_receipt(value))


def _mapping(flat: list[bytes]) -> dict[str, bytes]:
    return {key.decode(): value for key, value in zip(flat[::2], flat[1::2], strict=True)}
