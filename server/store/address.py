"""The address of the store: what a URL in the configuration means."""

from typing import Any, TypeAlias
from urllib.parse import SplitResult, urlsplit

import msgspec
from redis.asyncio.connection import AbstractConnection, Connection
from redis.asyncio.connection import parse_url as parse_redis_url
from redis.exceptions import RedisError

from server.store.errors import BadStoreUrl

_FORMS = (
    "redis://host:6379/0, rediss://host:6379/0, unix:///path/to/socket, "
    "redis+sentinel://host:26379,host:26379/service or redis+cluster://host:6379,host:6379, "
    "with redis-py's options after a question mark"
)


class Access(msgspec.Struct, frozen=True):
    """How redis-py opens a connection: place, login, TLS. Never printed: it holds the password."""

    options: dict[str, Any]

    def __repr__(self) -> str:
        return f"Access({self})"

    def __str__(self) -> str:
        if "path" in self.options:
            return f"unix:{self.options['path']}"
        return f"{self.options.get('host', 'localhost')}:{self.options.get('port', 6379)}"

    def at(self, host: str, port: int) -> "Access":
        """The same login at another place."""
        return Access({**self.options, "host": host, "port": port})

    def connection(self, **more: Any) -> AbstractConnection:
        """A connection that is not open yet."""
        options = {**self.options, **more}
        kind: type[AbstractConnection] = options.pop("connection_class", Connection)
        return kind(**options)


class Single(msgspec.Struct, frozen=True):
    """One server at a fixed address."""

    access: Access


class Sentinel(msgspec.Struct, frozen=True):
    """A primary that the sentinels name; it may change. `access` is the primary's."""

    sentinels: tuple[tuple[str, int], ...]
    service: str
    access: Access


class Cluster(msgspec.Struct, frozen=True):
    """A cluster, entered through any of these nodes."""

    nodes: tuple[tuple[str, int], ...]
    access: Access


Place: TypeAlias = Single | Sentinel | Cluster


def parse_url(url: str) -> Place:
    """Where the store is. Raises BadStoreUrl, which lists the forms understood."""
    parts = urlsplit(url)
    base, _, kind = parts.scheme.partition("+")
    try:
        match base, kind:
            case "redis" | "rediss", "":
                _hosts(parts, 6379)
                int(parts.path.strip("/") or 0)
                return Single(_access(url))
            case "unix", "" if parts.path:
                return Single(_access(url))
            case "redis" | "rediss", "sentinel" if parts.path.strip("/"):
                access = _access(_without_place(parts, base))
                return Sentinel(_hosts(parts, 26379), parts.path.strip("/"), access)
            case "redis" | "rediss", "cluster":
                access = _access(_without_place(parts, base))
                return Cluster(_hosts(parts, 6379), access)
    except (RedisError, TypeError, ValueError) as error:
        raise BadStoreUrl(f"store.url: {error}; understood are {_FORMS}") from error
    raise BadStoreUrl(f"store.url {parts.scheme}:… is not understood; understood are {_FORMS}")


def _access(url: str) -> Access:
    access = Access(dict(parse_redis_url(url)))
    access.connection()  # redis-py tells here which option it does not know
    return access


def _without_place(parts: SplitResult, scheme: str) -> str:
    login = parts.netloc.rpartition("@")[0]
    return f"{scheme}://{login}@/?{parts.query}" if login else f"{scheme}:///?{parts.query}"


def _hosts(parts: SplitResult, default_port: int) -> tuple[tuple[str, int], ...]:
    names = parts.netloc.rpartition("@")[2]
    if not names:
        raise ValueError("a host is missing")
    hosts = []
    for name in names.split(","):
        one = urlsplit(f"//{name}")
        hosts.append((one.hostname or "127.0.0.1", one.port or default_port))
    return tuple(hosts)
