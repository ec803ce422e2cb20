"""The OpenAPI 3.1 document, made from the very structs that requests and answers are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from server.api.asked import Nothing
from server.api.errors import Problem
from server.api.operation import KEY_HEADER, PREFIX, Operation
from server.auth.ticket_secrets import TOKEN_LENGTH

Json = dict[str, Any]
REF = "#/components/schemas/{name}"
_PARTS: dict[str, Json] = {
    "office": {"type": "string", "pattern": "^[a-z0-9_-]+$"},
    "token": {"type": "string", "pattern": f"^[A-Za-z0-9_-]{{{TOKEN_LENGTH}}}$"},
    "verification": {"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$"},
    "hook": {"type": "string", "pattern": "^[a-z0-9_-]+$"},
}
_UUID7 = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
_MEANING = {
    "400": "The request cannot be read",
    "401": "No key, or a key that is not valid",
    "403": "Not allowed",
    "404": "There is no such thing",
    "409": "The rules do not allow it now; `code` and `facts` tell what would be possible",
    "413": "The body is too long",
    "415": "The body is not JSON",
    "429": "Too many requests; `Retry-After` tells when",
    "503": "The store does not answer; repeat with the same key",
}
ABOUT = """\
Load, booking, tickets and ratings of the network's offices.

Whatever changes something takes an `Idempotency-Key` (a UUIDv7 made when the user acts): the same
key gets the same answer for two hours, another request with it gets 409 `key_reused`. Times are
milliseconds since 1970-01-01 UTC. Texts of problems follow `Accept-Language` (ru, en); names come
in all languages at once. GET answers carry `ETag` and `Cache-Control` and may be cached."""


def document(operations: Sequence[Operation], version: str) -> Json:
    """The whole document."""
    kinds = sorted({kind for op in operations for kind in _kinds(op)}, key=lambda k: k.__name__)
    schemas, components = msgspec.json.schema_components(kinds, ref_template=REF)
    refs = dict(zip(kinds, schemas, strict=True))
    paths: dict[str, Json] = {}
    for op in operations:
        item = paths.setdefault(PREFIX + op.path, {})
        item[op.method.lower()] = _operation(op, refs, components)
    for query in {op.query.__name__ for op in operations}:
        components.pop(query, None)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Talon", "version": version, "description": ABOUT},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }


def _kinds(op: Operation) -> Iterable[type[Struct]]:
    yield op.answer
    yield op.query
    yield Problem
    if op.body is not None:
        yield op.body


def _operation(op: Operation, refs: dict[type[Struct], Json], components: Json) -> Json:
    told: Json = {
        "operationId": op.id,
        "tags": [op.tag],
        "summary": op.summary,
        "parameters": [*_path_parameters(op), *_query_parameters(op, components), *_key(op)],
        "responses": _responses(op, refs),
        "security": [{"key": []}] if op.scope else [{}, {"key": []}],
    }
    if op.body is not None:
        content = {"application/json": {"schema": refs[op.body]}}
        told["requestBody"] = {"required": True, "content": content}
    return told


def _path_parameters(op: Operation) -> list[Json]:
    return [
        {"name": part, "in": "path", "required": True, "schema": _PARTS[part]} for part in op.parts
    ]


def _query_parameters(op: Operation, components: Json) -> list[Json]:
    if op.query is Nothing:
        return []
    schema = components[op.query.__name__]
    required = schema.get("required", ())
    return [
        {
            "name": name,
            "in": "query",
            "required": name in required,
            "schema": _without_null(kind),
        }
        for name, kind in schema["properties"].items()
    ]


def _without_null(kind: Json) -> Json:
    """A query has no null: a parameter is given or left out."""
    kinds = [other for other in kind.get("anyOf", ()) if other != {"type": "null"}]
    if kinds:
        return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    if None in kind.get("enum", ()):
        return {"enum": [value for value in kind["enum"] if value is not None]}
    return {name: value for name, value in kind.items() if name != "default" or value is not None}


def _key(op: Operation) -> list[Json]:
    if op.is_read:
        return []
    return [
        {
            "name": KEY_HEADER,
            "in": "header",
            "required": True,
            "description": "A UUIDv7 made when the user acts, and kept for every retry",
            "schema": {"type": "string", "pattern": _UUID7, "minLength": 36, "maxLength": 36},
        }
    ]


def _responses(op: Operation, refs: dict[type[Struct], Json]) -> Json:
    good = {"description": op.summary, "content": {"application/json": {"schema": refs[op.answer]}}}
    responses: Json = {str(op.status): good}
    if op.is_read:
        responses["304"] = {"description": "Unchanged since the ETag you have"}
    problem = {"application/json": {"schema": refs[Problem]}}
    for status in _statuses(op):
        responses[status] = {"description": _MEANING[status], "content": problem}
    for status in (str(op.status), "429"):
        responses[status]["headers"] = {name: _COUNT | {"description": d} for name, d in _TOLD}
    return responses


_COUNT: Json = {"schema": {"type": "integer", "minimum": 0}}
_TOLD = (
    ("RateLimit-Limit", "With a key: its requests a minute"),
    ("RateLimit-Remaining", "With a key: those left"),
    ("RateLimit-Reset", "With a key: seconds until all are there again, or (none left) one is"),
)


def _statuses(op: Operation) -> list[str]:
    statuses = {"400", "401", "429", "503"}
    if op.scope or not op.is_read:
        statuses.add("403")
    if op.parts:
        statuses.add("404")
    if not op.is_read:
        statuses |= {"404", "409"}
    if op.body is not None:
        statuses |= {"413", "415"}
    return sorted(statuses)
