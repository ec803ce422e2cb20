"""The address of the store: what a URL in the configuration means."""

from typing import TypeAlias
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import msgspec

from server.store.errors import BadStoreUrl

_FORMS = (
    "redis://host:6379/0, rediss://host:6379/0, unix:///path/to/socket, "
    "redis+sentinel://host:26379,host:26379/service or redis+cluster://host:6379,host:6379"
)


class Login(msgspec.Struct, frozen=True):
    """How a connection introduces itself. Never printed."""

    username: str = ""
    password: str = ""
    database: int = 0
    tls: bool = False

    def __repr__(self) -> str:
        return "Login(…)"


class UnixAddress(msgspec.Struct, frozen=True):
    path: str

    def __str__(self) -> str:
        return f"unix:{self.path}"


class TcpAddress(msgspec.Struct, frozen=True):
    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


Address: TypeAlias = UnixAddress | TcpAddress


class Single(msgspec.Struct, frozen=True):
    """One server at a fixed address."""

    address: Address
    login: Login


class Sentinel(msgspec.Struct, frozen=True):
    """A primary that the sentinels name; it may change."""

    sentinels: tuple[TcpAddress, ...]
    service: str
    login: Login


class Cluster(msgspec.Struct, frozen=True):
    """A cluster, entered through any of these nodes."""

    nodes: tuple[TcpAddress, ...]
    login: Login


Place: TypeAlias = Single | Sentinel | Cluster


def parse_url(url: str) -> Place:
    """Where the store is. Raises BadStoreUrl, which lists the forms understood."""
    parts = urlsplit(url)
    try:
        match parts.scheme:
            case "redis" | "rediss":
                return Single(_hosts(parts, 6379)[0], _login(parts))
            case "unix" if parts.path:
                database = parse_qs(parts.query).get("db", ["0"])[0]
                return Single(UnixAddress(unquote(parts.path)), _login(parts, database))
            case "redis+sentinel" if parts.path.strip("/"):
                service = parts.path.strip("/")
                return Sentinel(_hosts(parts, 26379), service, _login(parts, "0"))
            case "redis+cluster":
                return Cluster(_hosts(parts, 6379), _login(parts, "0"))
    except ValueError as error:
        raise BadStoreUrl(f"store.url: {error}; understood are {_FORMS}") from error
    raise BadStoreUrl(f"store.url {parts.scheme}:… is not understood; understood are {_FORMS}")


def _hosts(parts: SplitResult, default_port: int) -> tuple[TcpAddress, ...]:
    names = parts.netloc.rpartition("@")[2]
    if not names:
        raise ValueError("a host is missing")
    addresses = []
    for name in names.split(","):
        one = urlsplit(f"//{name}")
        addresses.append(TcpAddress(one.hostname or "127.0.0.1", one.port or default_port))
    return tuple(addresses)


def _login(parts: SplitResult, database: str | None = None) -> Login:
    username, _, password = parts.netloc.rpartition("@")[0].partition(":")
    number = int((parts.path.strip("/") if database is None else database) or 0)
    return Login(unquote(username), unquote(password), number, parts.scheme == "rediss")
