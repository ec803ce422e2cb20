"""Where and how one server node runs: addresses, folders, store, limits, log."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct, field

from server.config.faults import ConfigFaults, FaultList
from server.config.layout import ID, ID_REMEDY
from server.config.outreach import Outreach, absolute, check_outreach
from server.config.places import place_of
from server.config.strict import Reading, convert_struct
from server.store.address import parse_url
from server.store.errors import BadStoreUrl


class Tls(Struct, frozen=True):
    """Certificate chain and key in PEM; both empty: plain HTTP (behind a proxy)."""

    cert: str = ""
    key: str = ""


class Store(Struct, frozen=True):
    """The Redis or Valkey behind the node."""

    url: str = ""
    """redis://, rediss://, unix://, redis+sentinel://, redis+cluster://; empty: an embedded one."""
    shards: int = 16
    """Of the whole network; never changed once offices have data."""
    appendfsync: Literal["always", "everysec"] = "always"
    """Of the embedded store. `always` keeps invariant I1; `everysec` may lose the last second."""
    wait_replicas: int = 0
    """Replicas that must have a commit before it is answered."""


class Limits(Struct, frozen=True):
    """What one node takes before it says no."""

    sockets: int = 15_000
    sockets_per_address: int = 400
    """An office's devices often share one address."""
    frames_per_s: int = 50
    """Per socket, sustained."""
    public_per_minute: int = 120
    """Per address, over all public commands and pages that cost something."""
    outbox: int = 256
    """Frames a slow reader may owe before `bye slow`."""


class Travel(Struct, frozen=True):
    """How the list of offices reckons the way to one."""

    kmh: float = 15.0
    """As the crow flies, by bus and on foot."""
    places: dict[str, str] = {}
    """What people type as where they are (a station, a district) → «latitude, longitude»."""


class Webhook(Struct, frozen=True):
    """Where events of tickets and bookings are told as they happen (docs/api.md)."""

    name: str
    """Its place in the store: under a new name it begins anew."""
    url: str
    secret_file: str
    """Holds the words it is signed with; readable by the server alone."""
    events: tuple[str, ...] = ()
    """Kinds («ticket.called») or families («booking»); empty: all."""
    offices: tuple[str, ...] = ()
    """Empty: all."""
    most_tries: int = 16
    """Afterwards a delivery is laid aside; sixteen take about an hour."""


class Log(Struct, frozen=True):
    """What is told, and how."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    form: Literal["text", "json"] = "text"


class Deployment(Outreach, frozen=True, kw_only=True):
    """One node as deployed; paths are absolute after loading."""

    config: str
    """Folder of the network's files, relative to this file."""
    data: str
    """Folder of everything the node keeps, relative to this file: store, tokens, secret."""
    node: str = "node-1"
    nodes: dict[str, str] = field(default_factory=dict)
    """Node name → the base address clients reach it by; with this node in it. Empty: alone."""
    host: str = "127.0.0.1"
    port: int = 8080
    public_url: str = ""
    """Base of links in QR codes; empty: what network.toml says."""
    trusted_origins: tuple[str, ...] = ()
    """Origins besides public_url that browsers may open sockets from."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses whose X-Forwarded-For is believed."""
    tls: Tls = Tls()
    store: Store = Store()
    limits: Limits = Limits()
    travel: Travel = Travel()
    log: Log = Log()
    webhooks: tuple[Webhook, ...] = ()

    @property
    def config_dir(self) -> Path:
        return Path(self.config)

    @property
    def data_dir(self) -> Path:
        return Path(self.data)


def load_deployment(path: Path) -> Deployment:
    """Reads a deployment file. Raises ConfigFaults with everything that is wrong in it."""
    faults = FaultList()
    reading = Reading(path.name, faults, ())
    try:
        raw: object = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        faults.add(str(path), "", f"cannot be read: {error.strerror}", "name an existing file")
        raise ConfigFaults(faults) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.add(str(path), "", f"is no TOML: {error}", "mend that line")
        raise ConfigFaults(faults) from error
    found = convert_struct(raw, Deployment, reading)
    _check(found, reading)
    faults.raise_any()
    return _absolute(found, path.resolve().parent)


def _check(found: Deployment, reading: Reading) -> None:
    if not 0 <= found.port <= 65_535:
        reading.fault("port", f"{found.port} is no port", "0 (any free one) to 65535")
    if bool(found.tls.cert) != bool(found.tls.key):
        reading.fault("tls", "a certificate and its key go together", "give both, or neither")
    if found.nodes and found.node not in found.nodes:
        reading.fault("nodes", f"has no «{found.node}»", "add this node under its own name")
    _check_store_url(found.store.url, reading)
    _check_webhooks(found.webhooks, reading)
    _check_travel(found.travel, reading)
    check_outreach(found, reading)
    if not 1 <= found.store.shards <= 1024:
        reading.fault("store.shards", f"{found.store.shards} is out of range", "1 to 1024")
    for name in ("sockets", "sockets_per_address", "frames_per_s", "public_per_minute", "outbox"):
        if getattr(found.limits, name) < 1:
            reading.fault(f"limits.{name}", "must be at least 1", "raise it")
    addresses = {"public_url": found.public_url}
    addresses |= {f"nodes.{name}": url for name, url in found.nodes.items()}
    addresses |= {f"webhooks[{n}].url": hook.url for n, hook in enumerate(found.webhooks, 1)}
    addresses |= {f"trusted_origins[{n}]": o for n, o in enumerate(found.trusted_origins, 1)}
    for key, url in addresses.items():
        if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc):
            reading.fault(key, f"«{url}» is no web address", "write https://host[:port]")


def _check_travel(travel: Travel, reading: Reading) -> None:
    if not 1 <= travel.kmh <= 200:
        reading.fault("travel.kmh", f"{travel.kmh} is no speed of people", "1 to 200")
    for name, text in travel.places.items():
        if place_of(text) is None:
            reading.fault(
                f"travel.places.{name}", f"«{text}» is no place", "write «latitude, longitude»"
            )


def _check_webhooks(hooks: tuple[Webhook, ...], reading: Reading) -> None:
    seen: set[str] = set()
    for n, hook in enumerate(hooks, 1):
        key = f"webhooks[{n}]"
        if not ID.fullmatch(hook.name) or hook.name in seen:
            reading.fault(f"{key}.name", f"«{hook.name}» is no id of its own", ID_REMEDY)
        if hook.most_tries < 1:
            reading.fault(f"{key}.most_tries", "must be at least 1", "raise it")
        seen.add(hook.name)


def _check_store_url(url: str, reading: Reading) -> None:
    try:
        if url:
            parse_url(url)
    except BadStoreUrl as error:
        problem, _, forms = str(error).partition("; ")
        reading.fault("store.url", problem.removeprefix("store.url "), forms)


def _absolute(found: Deployment, folder: Path) -> Deployment:
    def put(path: str) -> str:
        return str((folder / path).resolve()) if path else ""

    return msgspec.structs.replace(
        absolute(found, folder),
        config=put(found.config),
        data=put(found.data),
        public_url=found.public_url.rstrip("/"),
        tls=Tls(put(found.tls.cert), put(found.tls.key)),
        webhooks=tuple(
            msgspec.structs.replace(hook, secret_file=put(hook.secret_file))
            for hook in found.webhooks
        ),
    )
