"""What a store's URL means."""

import pytest

from server.store.address import (
    Cluster,
    Login,
    Place,
    Sentinel,
    Single,
    TcpAddress,
    UnixAddress,
    parse_url,
)
from server.store.errors import BadStoreUrl


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("redis://db1", Single(TcpAddress("db1", 6379), Login())),
        ("redis://:s%40crt@db1:7000/2", Single(TcpAddress("db1", 7000), Login("", "s@crt", 2))),
        ("rediss://talon:pw@db1", Single(TcpAddress("db1", 6379), Login("talon", "pw", 0, True))),
        ("unix:///run/a%20b.sock?db=3", Single(UnixAddress("/run/a b.sock"), Login("", "", 3))),
        (
            "redis+sentinel://s1,s2:7001/talon",
            Sentinel((TcpAddress("s1", 26379), TcpAddress("s2", 7001)), "talon", Login()),
        ),
        (
            "redis+cluster://u:p@[::1]:7000,n2",
            Cluster((TcpAddress("::1", 7000), TcpAddress("n2", 6379)), Login("u", "p")),
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
    ],
)
def test_a_url_that_makes_no_sense_is_refused_with_the_forms_that_do(url: str) -> None:
    with pytest.raises(BadStoreUrl, match=r"redis\+cluster://host"):
        parse_url(url)


def test_a_password_is_never_printed() -> None:
    assert "secret" not in repr(parse_url("redis://:secret@db1"))
