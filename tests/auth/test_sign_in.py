"""Staff sign in at a paired desk with login and password; guessing does not pay."""

import asyncio
import time
from pathlib import Path

import pytest

from server.auth.attempts import FREE_PER_DEVICE, FREE_PER_LOGIN, LONGEST_PAUSE_MS, Attempts
from server.auth.authority import Authority
from server.auth.device_tokens import add_token
from server.auth.errors import AuthRefused
from server.auth.identity import DeviceRole
from server.auth.passwords import hash_password, verify_password

NOW = 1_795_406_400_000
PASSWORD = "сезам 4711"


async def console(authority: Authority, data: Path, role: DeviceRole = "console") -> str:
    token = add_token(data, role, "central", f"{role}-1", NOW)
    await authority.refresh()
    return token


async def refused(
    authority: Authority, device: str, login: str, password: str, now_ms: int = NOW
) -> AuthRefused:
    with pytest.raises(AuthRefused) as caught:
        await authority.sign_in(device, login, password, now_ms)
    return caught.value


async def test_the_right_password_gives_a_token_that_names_the_person(
    authority: Authority, tmp_path: Path
) -> None:
    device = await console(authority, tmp_path)

    token, identity = await authority.sign_in(device, " Anna ", PASSWORD, NOW)

    assert (identity.who, identity.role, identity.device) == ("anna", "operator", "console-1")
    assert authority.identify(token, NOW) == identity


async def test_a_wrong_login_and_a_wrong_password_get_one_answer(
    authority: Authority, tmp_path: Path
) -> None:
    device = await console(authority, tmp_path)

    answers = {
        (await refused(authority, device, "anna", "wrong")).code,
        (await refused(authority, device, "nobody", PASSWORD)).code,
        (await refused(authority, device, "boss", "")).code,  # has no password yet
    }

    assert answers == {"sign_in_refused"}


async def test_a_wrong_login_costs_the_time_of_a_wrong_password(
    authority: Authority, tmp_path: Path
) -> None:
    device = await console(authority, tmp_path)
    began = time.process_time()
    await refused(authority, device, "anna", "wrong")
    wrong_password = time.process_time() - began

    began = time.process_time()
    await refused(authority, device, "nobody", "wrong")
    wrong_login = time.process_time() - began

    assert wrong_login > wrong_password / 3


@pytest.mark.parametrize("role", ["kiosk", "board"])
async def test_nobody_signs_in_at_a_kiosk_or_board(
    authority: Authority, tmp_path: Path, role: DeviceRole
) -> None:
    device = await console(authority, tmp_path, role)

    assert (await refused(authority, device, "anna", PASSWORD)).code == "not_a_staff_device"


async def test_an_unpaired_device_is_refused(authority: Authority) -> None:
    assert (await refused(authority, "td_no", "anna", PASSWORD)).code == "token_unknown"


async def test_after_five_wrong_passwords_even_the_right_one_waits(
    authority: Authority, tmp_path: Path
) -> None:
    device = await console(authority, tmp_path)
    for _ in range(FREE_PER_LOGIN):
        await refused(authority, device, "anna", "wrong")

    waits = await refused(authority, device, "anna", PASSWORD)
    _, identity = await authority.sign_in(device, "anna", PASSWORD, NOW + waits.retry_after_ms)

    assert waits.code == "too_many_attempts"
    assert waits.retry_after_ms == 30_000
    assert identity.who == "anna"


async def test_a_success_between_mistakes_starts_the_count_afresh(
    authority: Authority, tmp_path: Path
) -> None:
    device = await console(authority, tmp_path)
    for _ in range(FREE_PER_LOGIN - 1):
        await refused(authority, device, "anna", "wrong")
    await authority.sign_in(device, "anna", PASSWORD, NOW)

    await refused(authority, device, "anna", "wrong")
    _, identity = await authority.sign_in(device, "anna", PASSWORD, NOW)

    assert identity.who == "anna"


async def test_guesses_sent_all_at_once_are_counted_before_they_are_checked(
    authority: Authority, tmp_path: Path
) -> None:
    device = await console(authority, tmp_path)

    answers = await asyncio.gather(
        *(refused(authority, device, "anna", f"guess {n}") for n in range(20))
    )

    codes = [answer.code for answer in answers]
    assert codes.count("sign_in_refused") == FREE_PER_LOGIN
    assert codes.count("too_many_attempts") == 20 - FREE_PER_LOGIN


async def test_the_event_loop_runs_on_while_a_password_is_checked(
    authority: Authority, tmp_path: Path
) -> None:
    device = await console(authority, tmp_path)
    checking = asyncio.ensure_future(authority.sign_in(device, "anna", PASSWORD, NOW))
    turns = 0

    while not checking.done():
        await asyncio.sleep(0)
        turns += 1

    assert (await checking)[1].who == "anna"
    assert turns > 10


def test_many_logins_at_one_device_run_into_the_devices_limit() -> None:
    attempts = Attempts()

    waits = [attempts.charge("o", "d", f"login {n}", NOW) for n in range(FREE_PER_DEVICE + 1)]

    assert waits[:-1] == [0] * FREE_PER_DEVICE
    assert waits[-1] > 0
    assert attempts.charge("o", "other", "login", NOW) == 0


def test_pauses_grow_to_a_quarter_of_an_hour_and_are_forgotten_after_one() -> None:
    attempts = Attempts()
    now, waits = NOW, []
    for _ in range(15):
        now += (wait := attempts.charge("o", "d", "anna", now))
        waits.append(wait)
        if wait:
            attempts.charge("o", "d", "anna", now)

    assert waits[:7] == [0, 0, 0, 0, 0, 30_000, 60_000]
    assert max(waits) == LONGEST_PAUSE_MS
    assert attempts.charge("o", "d", "anna", now + 60 * 60_000) == 0
    assert attempts.charge("o", "d", "anna", now + 60 * 60_000) == 0


def test_a_success_gives_the_tries_back() -> None:
    attempts = Attempts()
    for _ in range(50):
        assert attempts.charge("o", "d", "anna", NOW) == 0
        attempts.forgive("o", "d", "anna")


def test_the_memory_of_tries_is_bounded() -> None:
    attempts = Attempts(most=100)

    for number in range(1000):
        attempts.charge("o", f"device {number}", "anna", NOW)

    assert len(attempts) == 100


def test_a_hash_is_argon2id_and_salted() -> None:
    one, two = hash_password("word"), hash_password("word")

    assert one.startswith("$argon2id$")
    assert one != two
    assert verify_password(one, "word")
    assert not verify_password(one, "Word")
    assert not verify_password("", "word")
    assert not verify_password("damaged", "word")
    assert not verify_password(one, "\ud800")


def test_a_letter_typed_in_two_ways_is_one_letter() -> None:
    assert verify_password(hash_password("\u0439"), "\u0438\u0306")
