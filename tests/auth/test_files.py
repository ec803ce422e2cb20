"""Files of the data folder: private, written whole, refused when damaged."""

import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from server.auth.device_tokens import NAME, add_token, load_table, revoke
from server.auth.errors import TokenFileBroken
from server.auth.secret_file import NAME as SECRET
from server.auth.secret_file import derived, load_secret


def make_one(data: Path, number: int) -> str:
    return add_token(data, "kiosk", "central", f"kiosk-{number}", now_ms=1)


def make_ten(data: Path, first: int) -> list[str]:
    return [make_one(data, first + n) for n in range(10)]


def test_a_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    first = load_secret(tmp_path)

    assert load_secret(tmp_path) == first
    assert len(first) == 32
    assert stat.S_IMODE((tmp_path / SECRET).stat().st_mode) == 0o600


def test_a_secret_open_to_others_is_refused_with_the_remedy(tmp_path: Path) -> None:
    load_secret(tmp_path)
    (tmp_path / SECRET).chmod(0o644)

    with pytest.raises(TokenFileBroken, match="chmod 600"):
        load_secret(tmp_path)


@pytest.mark.parametrize("content", ["", "zz", "abcd"])
def test_a_damaged_secret_is_refused_and_never_replaced(tmp_path: Path, content: str) -> None:
    path = tmp_path / SECRET
    path.write_text(content)
    path.chmod(0o600)

    with pytest.raises(TokenFileBroken, match="backup"):
        load_secret(tmp_path)

    assert path.read_text() == content


def test_keys_of_two_purposes_differ() -> None:
    assert derived(b"s", "one") != derived(b"s", "two")


def test_the_token_file_holds_no_token_and_is_private(tmp_path: Path) -> None:
    token = make_one(tmp_path, 1)

    content = (tmp_path / NAME).read_text()
    assert token not in content
    assert token.removeprefix("td_") not in content
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_a_token_has_256_bits(tmp_path: Path) -> None:
    assert len(make_one(tmp_path, 1)) == len("td_") + 43


def test_a_damaged_token_file_is_refused(tmp_path: Path) -> None:
    make_one(tmp_path, 1)
    (tmp_path / NAME).write_text("[{")

    with pytest.raises(TokenFileBroken, match="damaged"):
        load_table(tmp_path)


def test_tokens_made_at_once_by_several_processes_are_all_kept(tmp_path: Path) -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        made = list(pool.map(make_ten, [tmp_path] * 3, [0, 10, 20]))

    table = load_table(tmp_path)
    kept = [table.find(token) for tokens in made for token in tokens]
    assert [record.device if record else "lost" for record in kept] == [
        f"kiosk-{n}" for n in range(30)
    ]


def test_a_short_hash_revokes_one_token_and_a_device_all_of_its_own(tmp_path: Path) -> None:
    one, two = make_one(tmp_path, 1), make_one(tmp_path, 1)
    first = load_table(tmp_path).find(one)
    assert first is not None

    by_hash = revoke(tmp_path, 5, short=first.short)
    then = load_table(tmp_path)
    by_device = revoke(tmp_path, 6, office="central", device="kiosk-1")

    assert (by_hash, by_device) == (1, 1)
    assert not then.is_revoked("central", "kiosk-1")
    table = load_table(tmp_path)
    assert [record.revoked for record in table.records] == [5, 6]
    assert table.is_revoked("central", "kiosk-1")
    assert table.find(two) is not None


def test_a_hash_too_short_to_be_meant_revokes_nothing(tmp_path: Path) -> None:
    make_one(tmp_path, 1)

    assert revoke(tmp_path, 5, short="") == 0
    assert revoke(tmp_path, 5, short=load_table(tmp_path).records[0].hash[:3]) == 0
