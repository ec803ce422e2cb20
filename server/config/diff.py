"""What would change if other files were applied: told before it happens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from queue_core.domain.office import Office
from server.config.network import Network

MANY = 3
"""From this many offices on they are counted, not named."""


class Change(Struct, frozen=True, order=True):
    """One value of one key; an empty side: the key was not there."""

    key: str
    before: str
    after: str


def told_changes(old: Network, new: Network) -> list[str]:
    """The difference of two networks, a line each; like changes of many offices are one line."""
    lines = [f"+ office {name}" for name in new.offices if name not in old.offices]
    lines += [f"- office {name}" for name in old.offices if name not in new.offices]
    where: dict[Change, list[str]] = defaultdict(list)
    for name, office in new.offices.items():
        before = old.offices.get(name)
        if before is not None and before != office:
            for change in changes(before, office):
                where[change].append(name)
    for change, names in sorted(where.items()):
        place = ", ".join(names) if len(names) < MANY else f"{len(names)} offices"
        lines.append(f"~ {place}: {change.key}: {_arrow(change)}")
    return lines


def changes(before: Office, after: Office) -> Iterator[Change]:
    """Every key that differs between two offices."""
    yield from _compare("", msgspec.to_builtins(before), msgspec.to_builtins(after))


def _compare(key: str, before: Any, after: Any) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for name in [*before, *(name for name in after if name not in before)]:
            inner = f"{key}.{name}" if key else name
            yield from _compare(inner, before.get(name, ""), after.get(name, ""))
    elif key.endswith(".secret"):
        yield Change(key, "(secret)" if before else "", "(other secret)" if after else "")
    else:
        yield Change(key, _short(before), _short(after))


def _short(value: Any) -> str:
    if value == "":
        return ""
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= 80 else f"{text[:77]}…"


def _arrow(change: Change) -> str:
    if not change.before:
        return f"new: {change.after}"
    if not change.after:
        return f"gone: {change.before}"
    return f"{change.before} → {change.after}"
