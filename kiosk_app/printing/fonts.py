"""Finds the static cuts of the house face for drawing without Qt."""

import os
from pathlib import Path

from client_kit.theme.tokens import TOKENS_FILE
from kiosk_app.printing.errors import PrintingError
from kiosk_app.printing.sheet import TicketFonts


def find_fonts() -> TicketFonts:
    """Look where the screens look: `TALON_FONTS`, `build/fonts`, the kit's own `fonts`."""
    kit = TOKENS_FILE.parent
    chosen = os.environ.get("TALON_FONTS")
    folders = [*([Path(chosen)] if chosen else []), kit.parent / "build" / "fonts", kit / "fonts"]
    for folder in folders:
        fonts = TicketFonts(
            regular=folder / "IBMPlexSans-Regular.ttf", bold=folder / "IBMPlexSans-Bold.ttf"
        )
        if fonts.regular.is_file() and fonts.bold.is_file():
            return fonts
    raise PrintingError(f"IBM Plex Sans was not found in {folders}: run `make setup`")
