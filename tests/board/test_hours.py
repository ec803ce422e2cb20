"""Colours and volume follow the office's clock."""

import pytest

from client_kit.errors import SettingsWrong
from display_board.hours import DAYLIGHT, schemes_of, volumes_of


def clock(text):
    hour, minute = text.split(":")
    return 60 * int(hour) + int(minute)


@pytest.mark.parametrize(
    ("time", "scheme"),
    [
        *(("00:00", "dark"), ("06:59", "dark"), ("07:00", "light")),
        *(("18:59", "light"), ("19:00", "dark"), ("23:59", "dark")),
    ],
)
def test_a_board_is_light_by_day_and_dark_by_night(time, scheme):
    assert schemes_of(DAYLIGHT).at(clock(time)) == scheme


def test_hours_may_be_written_in_any_order_and_one_value_holds_all_day():
    evening_first = volumes_of("20:00 40, 08:00 100")

    assert [evening_first.at(clock(time)) for time in ("08:00", "20:00")] == ["100", "40"]
    assert volumes_of("80").at(clock("03:00")) == "80"


@pytest.mark.parametrize("text", ["08:00", "8 am 100", "25:00 100", "08:00 110", "", "loud"])
def test_an_hour_or_volume_that_is_none_is_refused_with_what_to_write(text):
    with pytest.raises(SettingsWrong, match=r"write HH:MM VALUE|is none of 0–100"):
        volumes_of(text)


def test_an_unknown_scheme_is_refused_with_those_there_are():
    with pytest.raises(SettingsWrong, match="pink is none of light, dark, contrast"):
        schemes_of("07:00 pink")
