"""The offices nearest to a place, among thousands: by cells of a grid, not by asking each."""

from __future__ import annotations

from collections.abc import Sequence

from server.config.places import Place
from server.web.pages.search import Found, distance_km, is_placed

CELLS_A_DEGREE = 4
_FEW = 1_500
"""So many are simply asked, each."""
_RINGS = 40
_Cell = tuple[int, int]


class Nearby:
    """Findings in order of their distance; what is far away is sorted only when asked for."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._found = found
        self._cells: dict[_Cell, list[Found]] = {}
        if len(found) > _FEW:
            for one in found:
                if is_placed(one.office):
                    cell = _cell((one.office.latitude, one.office.longitude))
                    self._cells.setdefault(cell, []).append(one)

    def nearest(self, place: Place, count: int) -> list[Found]:
        """At least the `count` nearest, if there are so many, nearest first."""
        some = self._around(place, count) if self._cells else []
        if len(some) < count:
            some = list(self._found)
        latitude, longitude = place
        far = [one for one in some if not is_placed(one.office)]
        near = [one for one in some if is_placed(one.office)]
        near.sort(key=lambda one: distance_km(one.office, latitude, longitude))
        return near + far

    def _around(self, place: Place, count: int) -> list[Found]:
        """Everything in rings of cells, one ring farther than it takes: cells have corners."""
        middle = _cell(place)
        some: list[Found] = []
        last = _RINGS
        for ring in range(_RINGS):
            for cell in _ring(middle, ring):
                some += self._cells.get(cell, ())
            if len(some) >= count and last == _RINGS:
                last = ring + 1 + ring // 2
            if ring >= last:
                break
        return some


def _cell(place: Place) -> _Cell:
    return int(place[0] * CELLS_A_DEGREE // 1), int(place[1] * CELLS_A_DEGREE // 1)


def _ring(middle: _Cell, ring: int) -> list[_Cell]:
    """Cells at exactly `ring` steps; a degree of longitude is about half as long as one of
    latitude where the offices are, so a step sideways is two cells."""
    if not ring:
        return [(middle[0], middle[1] + side) for side in (-1, 0, 1)]
    x, y = middle
    wide = 2 * ring + 1
    rows = [(x + end, y + side) for end in (-ring, ring) for side in range(-wide, wide + 1)]
    sides = [
        (x + row, y + end + extra)
        for row in range(-ring + 1, ring)
        for end, extra in ((-wide, 0), (-wide, 1), (wide, 0), (wide, -1))
    ]
    return rows + sides
