"""What of the kiosk's measures is left on a panel of this real size; too little is refused.

The scene follows the short side of the panel, so on a small one all of it is small. A finger needs
20 mm and 3 mm between.
"""

import math
from dataclasses import dataclass

_MM_PER_INCH = 25.4
_DESIGN_SHORT_SIDE_MM = 270
LEAST_TARGET_MM, LEAST_GAP_MM = 20.0, 3.0
DRAWN_TARGET_MM, DRAWN_GAP_MM = 22.9, 3.5
"""The smallest of any screen, design mm; measured on the scene by a test."""


@dataclass(frozen=True)
class Panel:
    """Its pixels, and its diagonal in inches."""

    width: int
    height: int
    diagonal_in: float

    @property
    def mm_per_px(self) -> float:
        """Of the glass."""
        return self.diagonal_in * _MM_PER_INCH / math.hypot(self.width, self.height)

    @property
    def scale(self) -> float:
        """True mm of a design mm."""
        return min(self.width, self.height) * self.mm_per_px / _DESIGN_SHORT_SIDE_MM

    @property
    def is_too_small(self) -> bool:
        """Whether a finger would miss."""
        return self.scale < _LEAST_SCALE

    @property
    def least_diagonal_in(self) -> float:
        """The smallest panel of this shape on which nobody misses."""
        return self.diagonal_in * _LEAST_SCALE / self.scale


_LEAST_SCALE = max(LEAST_TARGET_MM / DRAWN_TARGET_MM, LEAST_GAP_MM / DRAWN_GAP_MM)
