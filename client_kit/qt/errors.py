"""What can go wrong before a screen stands.

KitError
├── FontsMissing     the face is not installed; run `make setup`
├── QmlFailed        a QML file does not load or warns
├── AlreadyRunning   another copy of this app holds the lock
└── NoDisplay        there is no screen to draw on
"""


class KitError(Exception):
    """The app cannot show its screen; the text says what to do."""


class FontsMissing(KitError):
    """The static cuts of IBM Plex Sans were not found."""


class QmlFailed(KitError):
    """The root QML file did not load."""


class AlreadyRunning(KitError):
    """A second copy would call twice, print twice or speak twice."""


class NoDisplay(KitError):
    """Qt would abort without a word for people."""
