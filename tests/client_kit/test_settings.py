"""Settings of a machine and staff sign-in: what goes wrong is said with its remedy."""

from pathlib import Path

import pytest

from client_kit.config import common_flags, read_settings, read_token, size_of, spot_of
from client_kit.errors import SettingsWrong, SignInRefused, Unreachable
from client_kit.signin import sign_in
from client_kit.testing.fake_server import Account, FakeServer


def test_flags_stand_over_the_file_and_the_file_over_defaults(tmp_path: Path) -> None:
    file = tmp_path / "console.toml"
    file.write_text('office = "north"\nserver = "http://queue:80"\n', encoding="utf-8")

    settings = read_settings(
        common_flags("talon-console", ""), ["--config", str(file), "--office", "south"]
    )

    assert (settings.server, settings.office, settings.scheme) == (
        "http://queue:80",
        "south",
        "light",
    )


def test_every_fault_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "console.toml"
    file.write_text("sever = 'x'\nwindowed = 'yes'\n", encoding="utf-8")

    with pytest.raises(
        SettingsWrong, match=r"sever: unknown key; windowed: 'yes' should be a bool"
    ):
        read_settings(common_flags("talon-console", ""), ["--config", str(file)])


def test_a_missing_token_file_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match="talon token"):
        read_token(str(tmp_path / "none"))


def test_sizes_are_written_as_width_x_height() -> None:
    assert size_of("1080x1920", (1, 1)) == (1080, 1920)
    assert size_of("", (420, 768)) == (420, 768)
    assert size_of("960x540+540+0", (1, 1)) == (960, 540)
    for wrong in ("wide", "960x540+540", "960x540-1-1"):
        with pytest.raises(SettingsWrong):
            size_of(wrong, (1, 1))


def test_a_window_may_be_told_its_place() -> None:
    assert spot_of("960x540+540+0") == (540, 0)
    assert spot_of("960x540") is None
    assert spot_of("") is None


def test_a_right_password_brings_a_token_and_a_wrong_one_a_reason() -> None:
    account = Account("secret", "op-1", "Смирнова А. В.")
    with FakeServer(accounts={"smirnova": account}) as server:
        staff = sign_in(server.url, "device", "smirnova", "secret")
        with pytest.raises(SignInRefused) as refused:
            sign_in(server.url, "device", "smirnova", "wrong")

    assert (staff.token, staff.staff, staff.role) == ("staff:op-1", "op-1", "operator")
    assert refused.value.code == "wrong_login"


def test_no_server_is_told_as_unreachable() -> None:
    with FakeServer() as server:
        url = server.url

    with pytest.raises(Unreachable):
        sign_in(url, "device", "smirnova", "secret")
