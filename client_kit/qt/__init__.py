"""The Qt edge of the kit: everything here needs PySide6, nothing else in the kit does."""
