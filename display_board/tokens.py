"""The board's share of the design tokens, read once for code that is no QML."""

from client_kit.theme import load_tokens
from display_board.layout import BoardTokens
from display_board.voice.chime import ChimeTokens


def board_tokens() -> BoardTokens:
    tables = load_tokens().tables
    names = BoardTokens.__dataclass_fields__.keys() & tables["board"].keys()
    measures = {name: tables["board"][name] for name in names}
    return BoardTokens(**measures, cap_height=tables["font"]["cap_height"])


def chime_tokens() -> ChimeTokens:
    return ChimeTokens.of(load_tokens().tables["chime"])


def window_panel_size() -> tuple[int, int]:
    width, height = load_tokens().tables["board"]["window_panel"]["size"]
    return width, height
