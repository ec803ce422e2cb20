"""RFC 7396 merge patches: how a document becomes the next one on the wire.

Documents hold no nulls and no arrays of objects, so a patch can say every change: `null` removes a
key, an array of plain values is replaced whole.
"""

from __future__ import annotations

from typing import Any


def apply(doc: Any, patch: Any) -> Any:
    """Return the patched document; `doc` itself is left as it was, untouched parts are shared."""
    if not isinstance(patch, dict):
        return patch
    result = dict(doc) if isinstance(doc, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = apply(result.get(key), value)
    return result


def diff(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Return the smallest patch that makes `new` of `old`; empty when they are equal."""
    patch: dict[str, Any] = {}
    added = 0
    for key, value in new.items():
        before = old.get(key)
        if before is value or before == value:
            continue
        if before is None:
            added += 1
        if type(value) is dict and type(before) is dict:
            patch[key] = diff(before, value)
        else:
            patch[key] = value
    if len(old) + added > len(new):
        for key in old:
            if key not in new:
                patch[key] = None
    return patch
