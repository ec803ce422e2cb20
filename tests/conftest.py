"""What every test shares: Qt without a screen, and Hypothesis kept inside build/."""

import os
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

# Qt reads these when it is first imported, which is after this file.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# Workers run side by side: a lock of one, "one copy on this machine", must not meet another's.
if worker := os.environ.get("PYTEST_XDIST_WORKER"):
    own = Path(tempfile.gettempdir()) / f"talon-{worker}"
    own.mkdir(exist_ok=True)
    os.environ["TMPDIR"] = tempfile.tempdir = str(own)

settings.register_profile(
    "talon",
    database=DirectoryBasedExampleDatabase("build/hypothesis"),
    deadline=None,
    print_blob=True,
)
# A landing must not fail by another's luck: CI repeats its examples, developers' runs explore.
settings.register_profile(
    "ci", parent=settings.get_profile("talon"), derandomize=True, database=None
)
settings.load_profile("ci" if os.environ.get("CI") else "talon")
