"""What the server tells a hall's boards besides the calls: whose voice is heard, other halls."""

from msgspec.structs import replace

from queue_core.domain.office import Device, Hall
from queue_core.domain.state import OfficeState
from queue_core.views.board import BoardView
from queue_core.views.gate import Gate
from tests.core.sample import EIGHT, sample_office

WAITING = Hall(id="w", name={"ru": "Зал ожидания"}, shows=("1", "2"))


def document(office, hall):
    return BoardView(office, hall, Gate(office)).build(OfficeState(), EIGHT)


def office_with(*devices):
    office = sample_office()
    halls = {**office.halls, "w": WAITING}
    return replace(office, halls=halls, devices={device.id: device for device in devices})


def test_a_hall_names_the_one_board_that_speaks_in_it():
    office = office_with(
        Device(id="left", kind="board", hall="1", speaks=True),
        Device(id="right", kind="board", hall="1"),
        Device(id="far", kind="board", hall="2", speaks=True),
    )

    assert document(office, "1")["speaks"] == ["left"]
    assert document(office, "w")["speaks"] == []


def test_a_waiting_hall_names_the_halls_it_shows_and_another_hall_names_none():
    office = office_with()

    assert document(office, "w")["halls"] == {"1": {"ru": "Зал 1"}, "2": {"ru": "Зал 2"}}
    assert "halls" not in document(office, "1")
