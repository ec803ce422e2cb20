"""Sends short messages through a gateway: one signed request each."""

from __future__ import annotations

from pathlib import Path
from time import time

import aiohttp
import msgspec

from server.config.outreach import Sms
from server.notify.errors import NotTaken, Rejected
from server.notify.signing import shared_secret, signature

_TIMEOUT = aiohttp.ClientTimeout(total=10)
_encode = msgspec.json.Encoder().encode


class Gateway:
    """The way by phone. Making it raises TokenFileBroken when its secret is missing."""

    def __init__(self, sms: Sms) -> None:
        self._url = sms.url
        self._secret = shared_secret(Path(sms.secret_file), "[sms]") if sms.is_used else b""

    @property
    def is_open(self) -> bool:
        """Whether there is such a way."""
        return bool(self._url)

    async def send(self, id: str, phone: str, text: str) -> None:
        """Hand it over; the gateway may pass over an `id` it knows. Raises NotTaken, Rejected."""
        body = _encode({"id": id, "to": phone, "text": text})
        headers = {
            "Content-Type": "application/json",
            "Talon-Signature": signature(self._secret, body, int(time())),
        }
        try:
            async with (
                aiohttp.ClientSession(timeout=_TIMEOUT) as http,
                http.post(self._url, data=body, headers=headers, allow_redirects=False) as answer,
            ):
                status = answer.status
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NotTaken(f"the gateway cannot be reached: {type(error).__name__}") from None
        if status in (400, 404, 410, 422):
            raise Rejected(f"the gateway answered {status}")
        if not 200 <= status < 300:
            raise NotTaken(f"the gateway answered {status}")
