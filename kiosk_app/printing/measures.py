"""The measures of the ticket, taken from the design tokens and fitted to a printer's width."""

from dataclasses import dataclass

from client_kit.theme.tokens import Tokens


@dataclass(frozen=True, slots=True)
class PlateShape:
    """The number plate in em of its own font size."""

    pad_x: float
    height: float
    radius: float
    letter_gap: float
    cap_centre_offset: float
    cap_height: float
    band: float
    inner_inset: float
    inner_width: float
    inner_radius: float


@dataclass(frozen=True, slots=True)
class TicketMeasures:
    """Pixels of the paper at 203 dpi."""

    width: int
    margin: int
    plate_size: int
    title: int
    service: int
    value: int
    body: int
    qr_module: int
    rule: int
    scale: float
    """Of every height, below 1 on narrow paper."""
    plate: PlateShape

    @property
    def content(self) -> int:
        """The breadth that may be printed on."""
        return self.width - 2 * self.margin


def ticket_measures(tokens: Tokens, width: int | None = None) -> TicketMeasures:
    """Fit the ticket to a paper of `width` pixels; a narrow one gives up its margins first,
    then every size in proportion."""
    table = tokens.tables["ticket"]
    paper = width or table["width"]
    content = table["width"] - 2 * table["margin"]
    scale = min(1.0, paper / content)
    return TicketMeasures(
        width=paper,
        margin=max(0, (paper - content) // 2),
        plate_size=_scaled(table["plate"], scale * 0.98 if paper < content else scale),
        title=_scaled(table["title"], scale),
        service=_scaled(table["service"], scale),
        value=_scaled(table["value"], scale),
        body=_scaled(table["body"], scale),
        qr_module=_scaled(table["qr_module"], scale),
        rule=table["rule"],
        scale=scale,
        plate=_plate(tokens),
    )


def _plate(tokens: Tokens) -> PlateShape:
    plate = tokens.tables["plate"]
    outline = plate["outline"]
    return PlateShape(
        pad_x=plate["pad_x"],
        height=plate["height"],
        radius=plate["radius"],
        letter_gap=plate["letter_gap"],
        cap_centre_offset=plate["cap_centre_offset"],
        cap_height=tokens.tables["font"]["cap_height"],
        band=outline["band"],
        inner_inset=outline["inner_inset"],
        inner_width=outline["inner_width"],
        inner_radius=plate["keyline_radius"],
    )


def _scaled(size: int, scale: float) -> int:
    return max(1, int(size * scale))
