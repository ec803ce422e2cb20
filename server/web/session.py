"""`POST /session`: staff sign in at a paired device and get the token for their `hello`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import structlog
from aiohttp import web
from msgspec import Struct

from server.auth.errors import AuthRefused
from server.rooms.ids import clock_ms

if TYPE_CHECKING:
    from server.app import Node

log = structlog.get_logger()
_LONGEST = 4096
_TEXTS = {
    "token_unknown": "Это устройство не подключено. Обратитесь к администратору",
    "token_expired": "Подключение устройства истекло. Обратитесь к администратору",
    "token_revoked": "Подключение устройства отозвано. Обратитесь к администратору",
    "not_a_staff_device": "С этого устройства войти нельзя",
    "sign_in_refused": "Неверный логин или пароль",
    "too_many_attempts": "Слишком много попыток. Подождите и попробуйте снова",
}


class Ask(Struct, frozen=True, forbid_unknown_fields=True):
    """Who wants in, and where."""

    device: str
    login: str
    password: str


_decode = msgspec.json.Decoder(Ask).decode


class SignIn:
    """Answers sign-ins; wrong ones take as long as right ones (see `Authority.sign_in`)."""

    def __init__(self, node: Node) -> None:
        self._node = node

    async def post(self, request: web.Request) -> web.Response:
        """200 with the token, 400, 401 or 429 with `{code, text, retry}`."""
        body = await request.content.read(_LONGEST)
        try:
            ask = _decode(body)
        except msgspec.MsgspecError as error:
            return _refused(400, "bad_request", str(error))
        try:
            token, identity = await self._node.authority.sign_in(
                ask.device, ask.login, ask.password, clock_ms()
            )
        except AuthRefused as refused:
            log.warning("sign-in refused", code=refused.code)
            text = refused.text if _wants_english(request) else _TEXTS[refused.code]
            if refused.code == "too_many_attempts":
                wait = {"Retry-After": str(-(-refused.retry_after_ms // 1000))}
                return _refused(429, refused.code, text, wait)
            return _refused(401, refused.code, text)
        person = self._node.offices.office(identity.office).staff.get(identity.who)
        answer = {
            "token": token,
            "staff": identity.who,
            "name": person.name if person else "",
            "role": identity.role,
            "office": identity.office,
            "expires": identity.expires,
        }
        return web.Response(body=msgspec.json.encode(answer), headers=_HEADERS)


_HEADERS = {"Content-Type": "application/json", "Cache-Control": "no-store"}


def _refused(
    status: int, code: str, text: str, headers: dict[str, str] | None = None
) -> web.Response:
    body = msgspec.json.encode({"code": code, "text": text, "retry": status == 429})
    return web.Response(status=status, body=body, headers={**_HEADERS, **(headers or {})})


def _wants_english(request: web.Request) -> bool:
    return request.headers.get("Accept-Language", "").startswith("en")
