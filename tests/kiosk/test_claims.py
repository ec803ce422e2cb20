"""Keys over a power cut."""

from pathlib import Path
from typing import Any

from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import FakeServer
from kiosk_app.claims import Claims
from kiosk_app.testing.stand import scripted


def test_a_key_is_kept_until_it_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "state" / "kiosk.json"
    claims = Claims(path)

    claims.keep("a")
    claims.keep("b")
    claims.drop("a")

    assert Claims(path).left() == ("b",)


def test_a_file_cut_off_while_written_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.json"
    path.write_text('["a", ', encoding="utf-8")

    assert Claims(path).left() == ()


def test_without_a_path_nothing_is_kept() -> None:
    claims = Claims(None)

    claims.keep("a")

    assert claims.left() == ("a",)


def test_what_a_power_cut_left_behind_is_cancelled_at_the_next_start(
    qapp: Any, server: FakeServer, tmp_path: Path
) -> None:
    path = tmp_path / "kiosk.json"
    Claims(path).keep("019a0000-0000-7000-8000-000000000001")

    with scripted(server, None, Claims(path)) as kiosk:
        wait_until(lambda: kiosk.given("cancel_unclaimed") != [])
        wait_until(lambda: Claims(path).left() == ())

    cancelled = [each.command["of"] for each in server.commands]
    assert cancelled == ["019a0000-0000-7000-8000-000000000001"]


def test_a_ticket_that_was_handed_over_is_not_cancelled_at_the_next_start(
    qapp: Any, server: FakeServer, tmp_path: Path
) -> None:
    path = tmp_path / "kiosk.json"

    with scripted(server, None, Claims(path)) as kiosk:
        kiosk.press("service:passport", "take")
        wait_until(lambda: server.commands != [])
        kiosk.shows("mine")

    assert Claims(path).left() == ()
