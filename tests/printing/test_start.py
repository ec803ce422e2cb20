"""What a kiosk loads before its first screen."""

import subprocess
import sys


def test_drawing_and_its_libraries_are_loaded_after_the_first_screen() -> None:
    heavy = "{'escpos', 'PIL', 'yaml', 'serial', 'usb'}"

    told = subprocess.run(
        [sys.executable, "-c", f"import sys, kiosk_app.app; print({heavy} & set(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == "set()\n"
