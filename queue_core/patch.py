"""RFC 7396 merge patches: how a document becomes the next one on the wire."""

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
