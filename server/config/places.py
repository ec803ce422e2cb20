"""A place on the map as people write it."""

from __future__ import annotations

import re

Place = tuple[float, float]
"""Latitude and longitude, degrees."""
_COORDINATES = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*")


def place_of(text: str) -> Place | None:
    """«55.77,37.61», rounded to a hundred metres: nobody needs to know better."""
    found = _COORDINATES.fullmatch(text[:40])
    if found is None:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return round(latitude, 3), round(longitude, 3)
