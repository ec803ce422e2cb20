"""Bookings for others over the server's HTTP API: free slots, and a slot with its contact.

A name and a phone never go over the live link: the API keeps them encrypted and apart.
"""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from client_kit.errors import LinkError, Unreachable

TIMEOUT_S = 8
DAYS = 7


class Declined(LinkError):
    """The office said no; `text` is for the person, `retry`: the same key may be sent again."""


class _Problem(Struct, frozen=True):
    code: str = "refused"
    text: str = ""
    retry: bool = False


class Slots(Protocol):
    """Who knows free slots and books them; both block."""

    def days(self, service: str) -> tuple[dict[str, Any], ...]:
        """Days from today on with their free slots: `{day, slots: [{at, free}]}`."""

    def book(
        self, key: str, service: str, slot: int, language: str, name: str, phone: str
    ) -> dict[str, Any]:
        """Take the slot; the same key again is the same booking."""


class BookingApi:
    """Blocks: call it off the GUI's thread."""

    def __init__(self, server: str, office: str, token: str, language: str) -> None:
        """`token`: of the signed-in member of staff."""
        self._base = f"{server.rstrip('/')}/api/v1/offices/{urllib.parse.quote(office)}"
        self._headers = {
            "Authorization": f"Bearer {token}",
            "Accept-Language": language,
            "Content-Type": "application/json",
        }

    def days(self, service: str) -> tuple[dict[str, Any], ...]:
        """Days from today on with their free slots: `{day, slots: [{at, free}]}`."""
        query = urllib.parse.urlencode({"service": service, "days": DAYS})
        told = self._call(urllib.request.Request(f"{self._base}/slots?{query}"))
        return tuple(told.get("days", ()))

    def book(
        self, key: str, service: str, slot: int, language: str, name: str, phone: str
    ) -> dict[str, Any]:
        """Take the slot; the same key again is the same booking."""
        contact = {"name": name, "phone": phone}
        body: dict[str, Any] = {"service": service, "slot": slot, "language": language}
        if given := {word: text for word, text in contact.items() if text}:
            body["contact"] = given
        request = urllib.request.Request(
            f"{self._base}/bookings", msgspec.json.encode(body), {"Idempotency-Key": key}
        )
        return self._call(request)

    def _call(self, request: urllib.request.Request) -> dict[str, Any]:
        for name, value in self._headers.items():
            request.add_header(name, value)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=TIMEOUT_S) as answer:
                return msgspec.json.decode(answer.read(), type=dict[str, Any])
        except urllib.error.HTTPError as error:
            with error:
                raise _declined(error.read()) from error
        except (OSError, msgspec.DecodeError) as error:
            raise Unreachable("unreachable", f"no answer from the server: {error}") from error


def _declined(body: bytes) -> LinkError:
    try:
        problem = msgspec.json.decode(body, type=_Problem)
    except msgspec.DecodeError:
        problem = _Problem()
    if problem.retry:
        return Unreachable(problem.code, problem.text)
    return Declined(problem.code, problem.text)
