"""What colours look like to whoever sees fewer of them, and how far apart two colours are.

Simulation: Machado, Oliveira, Fernandes, "A physiologically-based model for simulation of color
vision deficiency" (2009), severity 1, on linear light. Distance: CIEDE2000 (Sharma, Wu, Dalal
2005), kL = kC = kH = 1, D65.
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

from client_kit.theme.contrast import linear

Three = tuple[float, float, float]
_Matrix = tuple[Three, Three, Three]

SIGHTS: dict[str, _Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Kind of sight → matrix over linear RGB."""
_TO_XYZ: _Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def distance(one: str, other: str, sight: str = "normal") -> float:
    """CIEDE2000 between two #RRGGBB as this kind of sight has them; 1 is just noticeable."""
    return ciede2000(_lab(_seen(one, sight)), _lab(_seen(other, sight)))


def ciede2000(one: Three, other: Three) -> float:
    """Between two CIELAB colours."""
    mean = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1 + 0.5 * (1 - sqrt(mean**7 / (mean**7 + 25**7)))
    chroma1, chroma2 = (hypot(colour[1] * stretch, colour[2]) for colour in (one, other))
    hue1, hue2 = (degrees(atan2(c[2], c[1] * stretch)) % 360 for c in (one, other))
    turn = _turn(hue1, hue2) if chroma1 and chroma2 else 0.0
    hue = hue1 + turn / 2 if chroma1 and chroma2 else hue1 + hue2
    lightness, chroma = (one[0] + other[0]) / 2, (chroma1 + chroma2) / 2
    weight = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    pit = (lightness - 50) ** 2
    by_light = (other[0] - one[0]) / (1 + 0.015 * pit / sqrt(20 + pit))
    by_chroma = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    by_hue = 2 * sqrt(chroma1 * chroma2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    blue = 60 * exp(-((((hue % 360) - 275) / 25) ** 2))
    tilt = -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(blue))
    return sqrt(by_light**2 + by_chroma**2 + by_hue**2 + tilt * by_chroma * by_hue)


def _turn(one: float, other: float) -> float:
    """The shorter way round, −180…180."""
    return (other - one + 180) % 360 - 180


def _seen(colour: str, sight: str) -> Three:
    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    seen = _by(SIGHTS[sight], (red, green, blue))
    return (_within(seen[0]), _within(seen[1]), _within(seen[2]))


def _within(channel: float) -> float:
    return min(1.0, max(0.0, channel))


def _lab(light: Three) -> Three:
    x, y, z = (_bend(part / white) for part, white in zip(_by(_TO_XYZ, light), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bend(share: float) -> float:
    return share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def _by(matrix: _Matrix, light: Three) -> Three:
    first, second, third = (sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix)
    return first, second, third
