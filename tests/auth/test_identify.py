"""A token tells who speaks; a wrong, old or revoked one is refused by its code."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

import msgspec
import pytest

from queue_core.domain.office import Office, OfficeId, StaffId
from server.auth.authority import Authority
from server.auth.device_tokens import NAME, add_token, revoke
from server.auth.errors import AuthRefused
from server.auth.identity import DeviceRole, Identity
from server.auth.staff_tokens import VALID_MS
from server.config.network import Network

NOW = 1_795_406_400_000
CENTRAL = OfficeId("central")


def refused(authority: Authority, token: str, now_ms: int = NOW) -> str:
    with pytest.raises(AuthRefused) as caught:
        authority.identify(token, now_ms)
    return caught.value.code


async def device(authority: Authority, data: Path, name: str = "kiosk-1", expires: int = 0) -> str:
    role: DeviceRole = "console" if name.startswith("console") else "kiosk"
    token = add_token(data, role, "central", name, NOW, expires)
    assert await authority.refresh()
    return token


def signed(authority: Authority, network: Network, who: str = "anna", at: int = NOW) -> str:
    person = network.offices[CENTRAL].staff[StaffId(who)]
    return authority.staff_token("central", person, "console-1", at)[0]


def without(network: Network, who: str) -> Network:
    office: Office = network.offices[CENTRAL]
    staff = {name: person for name, person in office.staff.items() if name != who}
    changed = msgspec.structs.replace(office, staff=staff)
    return msgspec.structs.replace(network, offices={CENTRAL: changed})


def test_who_has_no_token_is_the_public(authority: Authority) -> None:
    assert authority.identify("", NOW) == Identity("public")


async def test_a_device_token_names_role_office_and_device(
    authority: Authority, tmp_path: Path
) -> None:
    token = await device(authority, tmp_path)

    assert authority.identify(token, NOW) == Identity("kiosk", "central", "kiosk-1", "kiosk-1")


async def test_a_device_token_ends_at_its_time(authority: Authority, tmp_path: Path) -> None:
    token = await device(authority, tmp_path, expires=NOW + 1000)

    assert authority.identify(token, NOW + 999).expires == NOW + 1000
    assert refused(authority, token, NOW + 1000) == "token_expired"


async def test_a_revoked_token_is_refused_once_the_file_is_taken_over(
    authority: Authority, tmp_path: Path
) -> None:
    token = await device(authority, tmp_path)
    revoke(tmp_path, NOW, office="central", device="kiosk-1")

    assert await authority.refresh()

    assert refused(authority, token) == "token_revoked"
    assert not await authority.refresh()


async def test_a_damaged_token_file_leaves_the_old_tokens_in_force(
    authority: Authority, tmp_path: Path
) -> None:
    token = await device(authority, tmp_path)
    (tmp_path / NAME).write_text("broken")

    assert not await authority.refresh()

    assert authority.identify(token, NOW).who == "kiosk-1"


INVENTED = ["x", "td_", "td_" + "A" * 43, "ts_", "ts_.", "ts_e30.AAAA", "ts_" + "A" * 9999]
ODD_LETTERS = ["ёж", "\ud800", "ts_\ud800.x"]


@pytest.mark.parametrize("token", [*INVENTED, *ODD_LETTERS])
def test_an_invented_token_is_unknown(authority: Authority, token: str) -> None:
    assert refused(authority, token) == "token_unknown"


def test_a_staff_token_names_person_role_and_console(
    authority: Authority, network: Network
) -> None:
    token = signed(authority, network, "boss")

    assert authority.identify(token, NOW) == Identity(
        "supervisor", "central", "boss", "console-1", NOW + VALID_MS
    )


def test_a_staff_token_ends_after_twelve_hours(authority: Authority, network: Network) -> None:
    token = signed(authority, network)

    assert authority.identify(token, NOW + 12 * 3_600_000 - 1).who == "anna"
    assert refused(authority, token, NOW + 12 * 3_600_000) == "token_expired"


def test_another_node_with_the_same_secret_believes_a_staff_token(
    authority: Authority, network: Network, tmp_path: Path
) -> None:
    secret = bytes.fromhex((tmp_path / "secret.key").read_text())
    other = Authority(network, tmp_path / "other", secret)

    found = other.identify(signed(authority, network), NOW)
    other.close()

    assert found.who == "anna"


def test_a_node_with_another_secret_does_not(
    authority: Authority, network: Network, tmp_path: Path
) -> None:
    other = Authority(network, tmp_path / "other", b"x" * 32)

    code = refused(other, signed(authority, network))
    other.close()

    assert code == "token_unknown"


def test_a_staff_token_with_one_letter_changed_is_unknown(
    authority: Authority, network: Network
) -> None:
    body, _, signature = signed(authority, network).removeprefix("ts_").partition(".")
    raw = urlsafe_b64decode(body + "=" * (-len(body) % 4)).replace(b"operator", b"supervis")
    forged = urlsafe_b64encode(raw).decode().rstrip("=")

    assert refused(authority, f"ts_{forged}.{signature}") == "token_unknown"
    assert refused(authority, f"ts_{body}.{signature[:-1]}") == "token_unknown"
    assert refused(authority, f"ts_{body}.") == "token_unknown"


def test_who_left_the_staff_is_refused_when_the_configuration_is_applied(
    authority: Authority, network: Network
) -> None:
    token = signed(authority, network)

    authority.apply(without(network, "anna"))

    assert refused(authority, token) == "token_revoked"


def test_who_got_another_role_signs_in_again(authority: Authority, network: Network) -> None:
    token = signed(authority, network)
    office = network.offices[CENTRAL]
    anna = msgspec.structs.replace(office.staff[StaffId("anna")], role="reception")
    changed = msgspec.structs.replace(office, staff={**office.staff, anna.id: anna})

    authority.apply(msgspec.structs.replace(network, offices={CENTRAL: changed}))

    assert refused(authority, token) == "token_revoked"


async def test_revoking_a_console_ends_the_sessions_begun_at_it(
    authority: Authority, network: Network, tmp_path: Path
) -> None:
    await device(authority, tmp_path, "console-1")
    token = signed(authority, network)
    assert authority.identify(token, NOW).who == "anna"

    revoke(tmp_path, NOW, office="central", device="console-1")
    await authority.refresh()

    assert refused(authority, token) == "token_revoked"
