"""Tokens and codes of tickets are derived: the same on every node, guessable on none."""

import re

from server.auth.ticket_secrets import ticket_code, ticket_token

SECRET, OTHER = b"s" * 32, b"o" * 32


def test_every_node_with_the_secret_derives_the_same() -> None:
    assert ticket_token(SECRET, "central", "t1") == ticket_token(SECRET, "central", "t1")
    assert ticket_code(SECRET, "central", "t1") == ticket_code(SECRET, "central", "t1")


def test_another_office_ticket_or_secret_gives_another_token() -> None:
    tokens = {
        ticket_token(SECRET, "central", "t1"),
        ticket_token(SECRET, "central", "t2"),
        ticket_token(SECRET, "other", "t1"),
        ticket_token(OTHER, "central", "t1"),
    }

    assert len(tokens) == 4


def test_a_token_has_132_bits_and_fits_a_url() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", ticket_token(SECRET, "central", "t1"))


def test_a_code_is_always_eight_digits() -> None:
    codes = [ticket_code(SECRET, "central", f"t{n}") for n in range(300)]

    assert all(re.fullmatch(r"\d{8}", code) for code in codes)
    assert any(code.startswith("0") for code in codes)
    assert len(set(codes)) == 300


def test_the_token_does_not_tell_the_code() -> None:
    assert ticket_code(SECRET, "central", "t1") not in ticket_token(SECRET, "central", "t1")
