"""Contrast of two colours, by WCAG 2.2, "contrast ratio" and "relative luminance"."""


def contrast_ratio(one: str, other: str) -> float:
    """From 1 (alike) to 21 (black on white); colours are #RRGGBB."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    """Light of an sRGB channel, both 0–1."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
