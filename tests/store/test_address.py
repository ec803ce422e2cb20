"""What a store's URL means."""

import pytest
from redis.asyncio.connection import SSLConnection, UnixDomainSocketConnection

from server.store.address import Access, Cluster, Place, Sentinel, Single, parse_url
from server.store.errors import BadStoreUrl

_LOGIN = {"username": "talon", "password": "pw"}
_TLS = {"connection_class": SSLConnection}


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("redis://db1", Single(Access({"host": "db1"}))),
        (
            "redis://:s%40crt@db1:7000/2",
            Single(Access({"host": "db1", "port": 7000, "password": "s@crt", "db": 2})),
        ),
        (
            "rediss://talon:pw@db1?ssl_ca_certs=/etc/talon/ca.pem",
            Single(Access({"host": "db1", "ssl_ca_certs": "/etc/talon/ca.pem", **_LOGIN, **_TLS})),
        ),
        (
            "unix:///run/a%20b.sock?db=3",
            Single(
                Access(
                    {
                        "path": "/run/a b.sock",
                        "db": 3,
                        "connection_class": UnixDomainSocketConnection,
                    }
                )
            ),
        ),
        (
            "redis+sentinel://s1,s2:7001/talon",
            Sentinel((("s1", 26379), ("s2", 7001)), "talon", Access({})),
        ),
        (
            "rediss+cluster://talon:pw@[::1]:7000,n2",
            Cluster((("::1", 7000), ("n2", 6379)), Access({**_LOGIN, **_TLS})),
        ),
    ],
)
def test_a_url_names_a_place(url: str, place: Place) -> None:
    assert parse_url(url) == place


@pytest.mark.parametrize(
    "url",
    [
        "localhost:6379",
        "http://db1",
        "redis://",
        "redis://db1:notaport",
        "redis://db1/zero",
        "unix://",
        "redis+sentinel://s1",
        "redis://db1?colour=red",
        "redis://db1?socket_timeout=soon",
    ],
)
def test_a_url_that_makes_no_sense_is_refused_with_the_forms_that_do(url: str) -> None:
    with pytest.raises(BadStoreUrl, match=r"redis\+cluster://host"):
        parse_url(url)


def test_a_password_is_never_printed() -> None:
    assert "secret" not in repr(parse_url("redis://:secret@db1"))
