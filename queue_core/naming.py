"""How structs are named on the wire."""

from __future__ import annotations


def snake(name: str) -> str:
    """`CallNext` → `call_next`."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
