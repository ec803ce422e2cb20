"""What every test shares: Qt without a screen, and Hypothesis kept inside build/."""

import os

from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

# Qt reads these when it is first imported, which is after this file.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_QUICK_BACKEND", "software")

settings.register_profile(
    "talon",
    database=DirectoryBasedExampleDatabase("build/hypothesis"),
    deadline=None,
    print_blob=True,
)
settings.load_profile("talon")
