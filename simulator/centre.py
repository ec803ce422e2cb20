"""What the simulator needs to know of an office, out of the documents everybody there sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simulator.day import Centre, Offer

FEW = 1
"""Popularity of a service that the catalogue gives none."""


def centre_from(kiosk: Mapping[str, Any], desk: Mapping[str, Any], open_s: int) -> Centre:
    """Read an office out of its kiosk and desk documents; only services some window takes."""
    windows = {id: tuple(window["may"]) for id, window in desk["windows"].items()}
    taken = {service for services in windows.values() for service in services}
    return Centre(
        open_s=open_s,
        services={
            id: Offer(desk["services"][id]["norm_s"], service.get("popularity") or FEW)
            for id, service in kiosk["services"].items()
            if id in taken
        },
        windows=windows,
        classes=tuple(kiosk.get("classes", ())),
    )
