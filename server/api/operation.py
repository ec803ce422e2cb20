"""One operation of the API: told once, for the router and for the OpenAPI document alike."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Literal

import msgspec
from aiohttp import web
from msgspec import Struct

from server.api.asked import Asked, Nothing
from server.api.callers import Caller
from server.api.errors import ApiProblem
from server.api.sheets import Sheet
from server.rooms.ids import clock_ms, key_fault

PREFIX = "/api/v1"
MOST_BYTES = 16 * 1024
BODY_WITHIN_S = 10.0
KEY_HEADER = "Idempotency-Key"
_PART = re.compile(r"\{(\w+)\}")

Method = Literal["GET", "POST", "PATCH", "DELETE"]
Scope = Literal["", "book", "tickets", "contacts", "administer"]


class Call(Struct, frozen=True):
    """A request, read and let in."""

    caller: Caller
    parts: Mapping[str, str]
    """Of the path."""
    query: Any
    body: Any
    key: str
    """The command's key."""

    @property
    def office(self) -> str:
        """The office in the path."""
        return self.parts["office"]


Handler = Callable[[Call], Awaitable[Sheet | Struct]]


class Operation(Struct, frozen=True, kw_only=True):
    """What can be asked, by whom, and what is told."""

    id: str
    method: Method
    path: str
    tag: str
    summary: str
    handler: Handler
    answer: type[Struct]
    query: type[Asked] = Nothing
    body: type[Asked] | None = None
    status: int = 200
    scope: Scope = ""
    """Empty: anybody, within limits."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Parameters in the path."""
        return tuple(_PART.findall(self.path))

    @property
    def is_read(self) -> bool:
        """Whether nothing changes; whatever does needs the header Idempotency-Key."""
        return self.method == "GET"


async def call_of(operation: Operation, request: web.Request, caller: Caller) -> Call:
    """Read a request as its operation demands. Raises ApiProblem."""
    if operation.scope:
        caller.must_have(operation.scope, request.match_info.get("office", ""))
    return Call(
        caller,
        request.match_info,
        _query(operation, request),
        await _body(operation, request),
        _key(operation, request),
    )


def _query(operation: Operation, request: web.Request) -> Asked:
    given = dict(request.query)
    if len(given) != len(request.query):
        raise ApiProblem("bad_request", detail="a parameter is given twice")
    try:
        return msgspec.convert(given, operation.query, strict=False)
    except (msgspec.ValidationError, OverflowError) as error:
        raise ApiProblem("bad_request", detail=str(error)[:200]) from error


async def _body(operation: Operation, request: web.Request) -> Asked | None:
    if operation.body is None:
        return None
    if request.content_type != "application/json":
        raise ApiProblem("unsupported_media")
    try:
        async with asyncio.timeout(BODY_WITHIN_S):
            read = await _read(request)
    except TimeoutError as error:
        raise ApiProblem("bad_request", detail="the body did not come") from error
    try:
        return msgspec.convert(_whole(msgspec.json.decode(read)), operation.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ApiProblem("bad_request", detail=str(error)[:200]) from error


async def _read(request: web.Request) -> bytes:
    read = b""
    while chunk := await request.content.read(MOST_BYTES):
        read += chunk
        if len(read) > MOST_BYTES:
            raise ApiProblem("too_large")
    return read


def _whole(value: Any) -> Any:
    """JSON does not tell 5 from 5.0: whole numbers are integers however they are written."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case dict():
            return {name: _whole(part) for name, part in value.items()}
        case list():
            return [_whole(part) for part in value]
        case _:
            return value


def _key(operation: Operation, request: web.Request) -> str:
    """The caller's key: the same for every retry, so that nothing is done twice."""
    if operation.is_read:
        return ""
    key = request.headers.get(KEY_HEADER, "").strip()
    if not key:
        raise ApiProblem("key_missing")
    if fault := key_fault(key, clock_ms()):
        raise ApiProblem(fault)
    return key
