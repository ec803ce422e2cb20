"""The demonstration says which windows it can open, and reads an office as its screens see it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from simulator.apps import apps_of, has_display, side_by_side
from simulator.centre import centre_from
from simulator.day import Offer, Visit
from simulator.demo_place import Place, free_port
from simulator.hall import Hall


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_display_is_known_by_its_environment(
    environment: dict[str, str], platform: str, expected: bool
) -> None:
    assert has_display(environment, platform) is expected


def test_each_application_gets_its_own_device_and_the_server(tmp_path: Path) -> None:
    for device in ("kiosk-1", "kiosk-2", "board-1", "console-4"):
        (tmp_path / f"{device}.token").write_text("secret")
    place = Place(
        office="central", name="", address="http://127.0.0.1:1", deployment=tmp_path / "s.toml",
        tokens=tmp_path, operators=(), supervisors=(),
    )  # fmt: skip

    printer, *apps = apps_of(place, "4", "smirnova", 9100)

    assert printer.arguments == ("--port", "9100", "--out", str(tmp_path / "paper"))
    assert "tcp://127.0.0.1:9100" in apps[0].arguments
    assert [app.module for app in apps] == ["kiosk_app", "display_board", "operator_console"]
    assert [Path(app.arguments[3]).stem for app in apps] == ["kiosk-1", "board-1", "console-4"]
    assert all("http://127.0.0.1:1" in app.arguments for app in apps)
    assert place.live == "ws://127.0.0.1:1/live"


@pytest.mark.parametrize("screen", [(1920, 1080), (1366, 768), (2560, 1400), (3840, 2160)])
def test_no_window_of_the_demonstration_lies_over_another(screen: tuple[int, int]) -> None:
    sizes = side_by_side(*screen)

    spots = {name: [int(n) for n in re.split(r"[x+]", size)] for name, size in sizes.items()}
    across = [(x, x + width) for width, _, x, _ in spots.values()]
    assert across == sorted(across)
    assert all(end <= start for (_, end), (start, _) in pairwise(across))
    assert across[-1][1] <= screen[0]
    assert all(height <= screen[1] for _, height, _, _ in spots.values())


def test_a_busy_port_gives_way_to_a_free_one() -> None:
    port = free_port(0)

    assert free_port(port) == port


def test_an_office_is_read_out_of_its_documents_without_services_nobody_takes() -> None:
    kiosk = {"services": {"a": {"popularity": 5}, "b": {}, "orphan": {}}, "classes": {"hero": {}}}
    desk = {
        "services": {name: {"norm_s": 600} for name in ("a", "b", "orphan")},
        "windows": {"1": {"may": ["a", "b"]}},
    }

    centre = centre_from(kiosk, desk, open_s=3600)

    assert centre.services == {"a": Offer(600, 5), "b": Offer(600, 1)}
    assert (centre.windows, centre.classes) == ({"1": ("a", "b")}, ("hero",))


def test_a_stranger_with_a_ticket_is_served_like_anybody() -> None:
    hall = Hall({"a": Offer(600, 1)}, seed=1)
    planned = Visit(at=0, services=("a",), takes_s=(10, 20))

    known, stranger = hall.enter("t1", planned), hall.guest("t2", "a")

    assert hall.guest("t1", "a") is known
    assert [known.next_service_s(), known.next_service_s()] == [10, 20]
    assert 100 < stranger.next_service_s() < 3600
    hall.leave("t1")
    assert known.done.is_set()
    assert len(hall) == 1


def test_a_visitor_whom_somebody_else_served_has_gone() -> None:
    hall = Hall({"a": Offer(600, 1)}, seed=1)
    served, new = (
        hall.enter(ticket, Visit(at=0, services=("a",), takes_s=(1,))) for ticket in ("t1", "t2")
    )

    hall.notice({"t1"})
    hall.notice(set())

    assert served.done.is_set()
    assert not new.done.is_set()
