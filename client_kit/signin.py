"""Staff sign-in: `POST /session` with the device's token, login and password or PIN."""

from __future__ import annotations

import urllib.error
import urllib.request

import msgspec
from msgspec import Struct

from client_kit.errors import SignInRefused, Unreachable

TIMEOUT_S = 8


class StaffToken(Struct, frozen=True):
    """What `hello` needs to be somebody, and who that is."""

    token: str
    staff: str
    name: str
    role: str
    office: str
    expires: int
    """ms since the epoch."""


class _Refusal(Struct, frozen=True):
    code: str = "refused"
    text: str = ""


def sign_in(server: str, device_token: str, login: str, password: str) -> StaffToken:
    """Exchange a password or PIN for a staff token; blocks, so call it off the GUI thread.

    Raises SignInRefused (wrong, or too often) or Unreachable.
    """
    body = msgspec.json.encode({"device": device_token, "login": login, "password": password})
    request = urllib.request.Request(
        server.rstrip("/") + "/session", body, {"Content-Type": "application/json"}
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=TIMEOUT_S) as answer:
            return msgspec.json.decode(answer.read(), type=StaffToken)
    except urllib.error.HTTPError as error:
        with error:
            raise _refused(error.read()) from error
    except (OSError, msgspec.DecodeError) as error:
        raise Unreachable("unreachable", f"no answer from {server}: {error}") from error


def _refused(body: bytes) -> SignInRefused:
    try:
        refusal = msgspec.json.decode(body, type=_Refusal)
    except msgspec.DecodeError:
        refusal = _Refusal()
    return SignInRefused(refusal.code, refusal.text)
