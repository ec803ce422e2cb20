"""What may go wrong on a board.

BoardError
├── PanelTooSmall       refused: letters below the limit would be shown to the back of the hall
└── Unavailable         may pass: the board goes on without it and says so
    ├── SpeechUnavailable   no synthesizer, or no voice for the language
    ├── SoundUnavailable    no sound device, or it went away
    └── FilmsUnavailable    the package that plays films is not installed
"""


class BoardError(Exception):
    """Whatever the board can name as its own trouble."""


class PanelTooSmall(BoardError):
    """The panel cannot show a number that the farthest visitor can read."""


class Unavailable(BoardError):
    """Something outside is missing; it may come back."""


class SpeechUnavailable(Unavailable):
    """Nothing here can turn words into sound."""


class SoundUnavailable(Unavailable):
    """Nothing here can turn samples into air."""


class FilmsUnavailable(Unavailable):
    """Nothing here can play a film."""
