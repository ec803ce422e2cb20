"""Strict conversion of parsed TOML into structs that goes on after a fault, to find them all.

msgspec stops at the first fault; here each leaf is converted by msgspec alone and whatever fails is
put on the list and replaced by an empty value, so that later checks see the rest.
"""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from server.config.faults import FaultList, meant

S = TypeVar("S", bound=Struct)

Words = Annotated[dict[str, str], "words"]
"""One text in the network's languages; `ru` is demanded and stands in for what is missing."""

_WRITTEN = {
    int: "a whole number, without quotes",
    float: "a number like 0.5",
    bool: "true or false",
    str: 'a text in "quotes"',
}


class Reading:
    """One file being converted: where faults are put, and which languages texts may have."""

    def __init__(self, file: str, faults: FaultList, languages: tuple[str, ...]) -> None:
        self.file = file
        self.faults = faults
        self.languages = languages

    def fault(self, key: str, problem: str, remedy: str = "") -> None:
        self.faults.add(self.file, key, problem, remedy)


def convert_struct(value: object, kind: type[S], reading: Reading, key: str = "") -> S:
    """A struct of `kind`, whole even where `value` is faulty."""
    if not isinstance(value, dict):
        reading.fault(key, f"a table is needed here, not {_name(value)}", "write key = value lines")
        value = {}
    hints = _hints(kind)
    fields = {field.encode_name: field for field in _fields(kind)}
    for unknown in sorted(set(value) - set(fields)):
        reading.fault(_join(key, unknown), "unknown key", meant(unknown, fields))
    found: dict[str, Any] = {}
    for name, field in fields.items():
        if name in value:
            before = len(reading.faults)
            part = convert(value[name], hints[field.name], reading, _join(key, name))
            if field.required or len(reading.faults) == before or part:
                found[field.name] = part
        elif field.required:
            reading.fault(_join(key, name), "is missing", f"add {name} = …")
            found[field.name] = _empty(hints[field.name])
    return kind(**found)


def convert_partial(
    value: object, kind: type[Struct], reading: Reading, key: str
) -> dict[str, Any]:
    """Only the fields of `kind` that are given; for tables that override others."""
    if not isinstance(value, dict):
        reading.fault(key, f"a table is needed here, not {_name(value)}", "write key = value lines")
        return {}
    hints = _hints(kind)
    for unknown in sorted(set(value) - set(hints)):
        reading.fault(_join(key, unknown), "unknown key", meant(unknown, hints))
    found: dict[str, Any] = {}
    for name in hints:
        if name in value:
            before = len(reading.faults)
            part = convert(value[name], hints[name], reading, _join(key, name))
            if len(reading.faults) == before:
                found[name] = part
    return found


def convert(value: object, kind: Any, reading: Reading, key: str) -> Any:
    """`value` as `kind`; faults go to `reading` and leave an empty value."""
    if get_origin(kind) is Annotated:
        return _words(value, reading, key)
    if isinstance(kind, type) and issubclass(kind, Struct):
        return convert_struct(value, kind, reading, key)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return convert(value, next(k for k in inner if k is not type(None)), reading, key)
    if origin is dict:
        if isinstance(value, dict):
            return {k: convert(v, inner[1], reading, _join(key, k)) for k, v in value.items()}
        reading.fault(key, f"a table is needed here, not {_name(value)}", "write [table] above it")
        return {}
    if origin is tuple:
        if isinstance(value, list):
            return tuple(
                convert(v, inner[0], reading, f"{key}[{n}]") for n, v in enumerate(value, 1)
            )
        reading.fault(key, f"a list is needed here, not {_name(value)}", "put it in [ ]")
        return ()
    return _leaf(value, kind, reading, key)


def _leaf(value: object, kind: Any, reading: Reading, key: str) -> Any:
    try:
        return msgspec.convert(value, kind, strict=True)
    except msgspec.ValidationError:
        wanted = f"one of: {', '.join(get_args(kind))}"
        if get_origin(kind) is not Literal:
            wanted = _WRITTEN.get(kind, f"a {getattr(kind, '__name__', kind)}")
        reading.fault(key, f"{_name(value)} ({value!r}) does not fit", f"write {wanted}")
        return _empty(kind)


def _words(value: object, reading: Reading, key: str) -> dict[str, str]:
    if not isinstance(value, dict):
        reading.fault(key, "a text needs its languages", f'write {{ ru = "{value}", en = "…" }}')
        return {}
    if "ru" not in value:
        reading.fault(
            key, "the text has no Russian", 'add ru = "…"; other languages fall back on it'
        )
    words: dict[str, str] = {}
    for language, text in value.items():
        at = _join(key, language)
        if language not in reading.languages:
            reading.fault(at, "unknown language", meant(language, reading.languages))
        elif not isinstance(text, str) or not text.strip():
            reading.fault(at, "the text is empty or no text", "write it, or leave the language out")
        else:
            words[language] = text
    if "ru" not in words:
        return words
    return {language: words.get(language, words["ru"]) for language in reading.languages}


def _empty(kind: Any) -> Any:
    """A value of `kind` that later checks can walk over without a word."""
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if get_origin(kind) is Annotated:
        return {}
    if isinstance(kind, type) and issubclass(kind, Struct):
        hints = _hints(kind)
        return kind(**{f.name: _empty(hints[f.name]) for f in _fields(kind)})
    makes: Any = get_origin(kind) or kind
    return None if makes in (Union, UnionType) else makes()


@cache
def _hints(kind: type) -> dict[str, Any]:
    """Field → type; worked out once for thousands of offices."""
    return get_type_hints(kind, include_extras=True)


@cache
def _fields(kind: type[Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(kind)


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _name(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case str():
            return "a text"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case dict():
            return "a table"
    return "a date"
