"""What every document of an office has in common: how it is built and how it follows the state.

A projection is made for one configured office and follows one document of it. `build` draws the
document afresh; `update` redraws the rows that a commit touched, changes the document in place and
returns the RFC 7396 patch that says so. It remembers a little of what it last drew (counts, hours),
so an instance belongs to one document, and `build` starts it anew. Rows are replaced, never
changed, so a patch may share them with the document. `update(build(before)) == build(after)` for
every projection (I3); a test holds it over random histories.
"""

from __future__ import annotations

from typing import Any, Protocol

from queue_core.domain.state import OfficeState
from queue_core.patch import diff

Doc = dict[str, Any]
Patch = dict[str, Any]
Row = dict[str, Any]
Touched = frozenset[tuple[str, str]]
"""(kind, key) of what changed, as `OfficeState.take_touched` tells it."""


class Projection(Protocol):
    """One document of an office and how it follows the state."""

    @property
    def channel(self) -> str:
        """The channel that carries the document."""

    def build(self, state: OfficeState, at: int) -> Doc:
        """Draw the whole document as of `at` (ms)."""

    def update(self, doc: Doc, state: OfficeState, touched: Touched, at: int) -> Patch:
        """Bring `doc` up to `state`, in place; return the patch, empty when nothing changed."""


def put_row(rows: dict[str, Row], patch: Patch, key: str, row: Row | None) -> None:
    """Replace, add or (None) remove one row, and say so in `patch`, the patch of `rows`."""
    old = rows.get(key)
    if row is None:
        if old is not None:
            del rows[key]
            patch[key] = None
    elif old is None:
        rows[key] = patch[key] = row
    elif change := diff(old, row):
        patch[key] = change
        rows[key] = row


def put_fields(doc: Doc, patch: Patch, names: tuple[str, ...], fields: Row) -> None:
    """Set those of `names` that `fields` has and remove the others, and say so in `patch`."""
    for name in names:
        value = fields.get(name)
        if doc.get(name) != value:
            patch[name] = value
            if value is None:
                del doc[name]
            else:
                doc[name] = value


def put_part(patch: Patch, name: str, part: Patch) -> None:
    """Add the patch of a part of the document, if it says anything."""
    if part:
        patch[name] = part
