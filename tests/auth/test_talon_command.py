"""`talon` checks, makes and revokes; what cannot be done ends with 2 and a remedy."""

import io
import stat
import sys
from pathlib import Path
from shutil import copytree

import pytest

from server.admin import main
from server.auth.device_tokens import load_table
from server.auth.passwords import verify_password
from server.config.loader import load_network

ROOT = Path(__file__).resolve().parents[2] / "config"
Output = pytest.CaptureFixture[str]


class Place:
    """A copy of the shipped configuration with a data folder of its own."""

    def __init__(self, root: Path) -> None:
        self.config = root / "config"
        self.data = root / "data"
        copytree(ROOT, self.config)
        self.deployment = root / "node.toml"
        self.deployment.write_text('config = "config"\ndata = "data"\n', encoding="utf-8")

    def talon(self, *words: str) -> int:
        return main(["--deploy", str(self.deployment), *words])


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_check_sums_up_a_good_configuration(place: Place, capsys: Output) -> None:
    assert place.talon("check") == 0

    out = capsys.readouterr().out
    assert "central: МФЦ «Центральный», 12 windows" in out
    assert "3 offices, no fault" in out


def test_check_tells_all_faults_and_ends_with_1(place: Place, capsys: Output) -> None:
    (place.config / "papers.toml").write_text("", encoding="utf-8")

    assert place.talon("check") == 1

    told = capsys.readouterr()
    assert told.out.count("in papers.toml") > 100
    assert "faults" in told.err


def test_a_made_token_is_shown_once_and_works(place: Place, capsys: Output) -> None:
    words = ("token", "make", "--role", "kiosk", "--office", "central", "--device", "kiosk-1")

    assert place.talon(*words) == 0

    record = load_table(place.data).find(capsys.readouterr().out.strip())
    assert record is not None
    assert (record.role, record.office, record.device) == ("kiosk", "central", "kiosk-1")


def test_a_token_written_to_a_file_is_private(place: Place, capsys: Output, tmp_path: Path) -> None:
    out = tmp_path / "kiosk.token"

    place.talon("token", "make", "--office", "central", "--device", "kiosk-1", "--out", str(out))

    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert out.read_text().strip() not in capsys.readouterr().out
    assert load_table(place.data).find(out.read_text().strip()) is not None


def test_all_devices_of_an_office_get_tokens_in_one_step(place: Place, tmp_path: Path) -> None:
    out = tmp_path / "tokens"

    assert place.talon("token", "make", "--office", "central", "--all", "--out", str(out)) == 0

    devices = load_network(place.config).offices
    central = next(office for office in devices.values() if office.id == "central")
    assert {path.stem for path in out.iterdir()} == set(central.devices)


def test_a_listed_token_can_be_revoked_by_its_short_hash(place: Place, capsys: Output) -> None:
    place.talon("token", "make", "--office", "central", "--device", "board-1", "--days", "30")
    capsys.readouterr()
    place.talon("token", "list")
    line = capsys.readouterr().out
    assert "board" in line
    assert "until" in line

    assert place.talon("token", "revoke", line.split()[0]) == 0

    place.talon("token", "list", "--office", "central")
    assert "revoked" in capsys.readouterr().out


def test_a_network_role_needs_no_office(place: Place) -> None:
    assert place.talon("token", "make", "--role", "partner", "--device", "call-centre") == 0

    assert load_table(place.data).records[0].office == ""


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (("token", "make", "--office", "centrl", "--device", "kiosk-1"), "did you mean central"),
        (("token", "make", "--office", "central", "--device", "kiosk-7"), "did you mean kiosk-"),
        (
            ("token", "make", "--role", "board", "--office", "central", "--device", "kiosk-1"),
            "leave --role out",
        ),
        (("token", "make", "--role", "partner", "--office", "central"), "no --office"),
        (("token", "make", "--office", "central", "--all"), "--out DIR"),
        (("token", "revoke"), "name a short hash"),
        (("token", "revoke", "abcdef123456"), "see `talon token list`"),
        (("config", "diff", "/nowhere", "/nowhere"), "is missing in /nowhere"),
        (
            ("office", "new", "--template", "big", "--id", "x", "--name", "X", "--address", "Y"),
            "known: centre, flagship, point",
        ),
        (
            ("office", "new", "--template=point", "--id=central", "--name=X", "--address=Y"),
            "choose another id",
        ),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_remedy(
    place: Place, capsys: Output, words: tuple[str, ...], remedy: str
) -> None:
    assert place.talon(*words) == 2

    assert remedy in capsys.readouterr().err


def test_a_missing_deployment_file_is_told(capsys: Output, tmp_path: Path) -> None:
    assert main(["--deploy", str(tmp_path / "no.toml"), "token", "list"]) == 2

    assert "cannot be read" in capsys.readouterr().err


def test_a_new_office_stands_after_one_command(place: Place) -> None:
    words = ("--id", "lesnoe", "--name", 'ТОСП "Лесное"', "--address", "с. Лесное, 1")

    made = place.talon("office", "new", "--template", "point", "--parent", "central", *words)

    assert made == 0
    offices = {str(name): office for name, office in load_network(place.config).offices.items()}
    assert offices["lesnoe"].name["ru"] == 'ТОСП "Лесное"'
    assert len(offices["lesnoe"].windows) == 1


def test_an_office_that_would_not_fit_is_not_written(place: Place) -> None:
    words = ("--id", "x", "--name", "X", "--address", "Y", "--zone", "Mars/Base")

    assert place.talon("office", "new", "--template", "point", *words) == 2

    assert not (place.config / "offices" / "x.toml").exists()


def test_a_password_from_standard_input_is_hashed(
    place: Place, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("4711\n"))

    assert place.talon("password") == 0

    assert verify_password(capsys.readouterr().out.strip(), "4711")


def test_a_too_short_password_is_refused(
    place: Place, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("123\n"))

    assert place.talon("password") == 2

    assert "4 to 256" in capsys.readouterr().err


def test_diff_previews_what_applying_would_change(
    place: Place, capsys: Output, tmp_path: Path
) -> None:
    changed = tmp_path / "changed"
    copytree(place.config, changed)
    network = changed / "network.toml"
    network.write_text(network.read_text("utf-8").replace("cap = 5", "cap = 7"), "utf-8")
    (changed / "offices" / "sadovoe.toml").unlink()

    assert place.talon("config", "diff", str(place.config), str(changed)) == 0

    assert capsys.readouterr().out.splitlines() == [
        "- office sadovoe",
        "~ central, flagship: rules.cap: 5 → 7",
    ]


def test_diff_never_shows_a_secret(place: Place, capsys: Output, tmp_path: Path) -> None:
    changed = tmp_path / "changed"
    copytree(place.config, changed)
    office = changed / "offices" / "sadovoe.toml"
    office.write_text(office.read_text("utf-8").replace("p=1$", "p=1$AAAA", 1), "utf-8")

    place.talon("config", "diff", str(place.config), str(changed))

    out = capsys.readouterr().out
    assert "staff.antipova.secret" in out
    assert "argon2" not in out


def test_a_partners_key_carries_its_scopes_and_quota(place: Place, capsys: Output) -> None:
    words = ("token", "make", "--role", "partner", "--device", "portal")

    assert place.talon(*words, "--scopes", "read,book", "--per-minute", "3000") == 0

    (record,) = load_table(place.data).records
    assert (record.role, record.scopes, record.per_minute) == ("partner", ("read", "book"), 3000)
    capsys.readouterr()
    assert place.talon("token", "list") == 0
    assert "read,book" in capsys.readouterr().out


def test_an_unknown_scope_is_named_with_what_was_meant(place: Place, capsys: Output) -> None:
    words = ("token", "make", "--role", "partner", "--device", "portal", "--scopes", "boook")

    assert place.talon(*words) == 2

    assert "book" in capsys.readouterr().err
    assert load_table(place.data).records == ()
