"""Keys that work while another program has the keyboard: which there are, and who listens.

Off unless modifiers are configured. What a system needs for it stands in one module each.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Protocol

from msgspec import Struct

from client_kit.errors import SettingsWrong
from operator_console.acts import KEYS

MODIFIERS = ("Ctrl", "Alt", "Shift", "Super")
SUMMON = "summon"
"""Not an act of the desk: the console comes to the front."""
SUMMON_KEY = "Space"


class Chord(Struct, frozen=True):
    """A key with its modifiers."""

    modifiers: tuple[str, ...]
    key: str
    """F1 … F12 or Space."""

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))


class GlobalKeys(Protocol):
    """One system's way to hear keys of every program."""

    def start(
        self, chords: Mapping[str, Chord], pressed: Callable[[str], None]
    ) -> tuple[Chord, ...]:
        """Listen; `pressed(name)` comes on a thread of its own. Returns chords somebody else has.

        Raises OSError when this system gives no such keys.
        """

    def stop(self) -> None:
        """Give the keys back."""


def chords(modifiers: str) -> dict[str, Chord]:
    """Each act that has an F-key, by these modifiers and that key; raises SettingsWrong."""
    chosen = tuple(part.strip().capitalize() for part in modifiers.split("+"))
    if not set(chosen) <= set(MODIFIERS) or len(set(chosen)) < len(chosen):
        known = "+".join(MODIFIERS)
        raise SettingsWrong("global_keys", f"--global-keys {modifiers}: choose some of {known}")
    named: dict[str, Chord] = {
        act: Chord(chosen, key) for act, key in KEYS.items() if key[0] == "F"
    }
    return named | {SUMMON: Chord(chosen, SUMMON_KEY)}


def keys_of_this_system() -> GlobalKeys:
    """The listener for where we run; raises OSError where there is none."""
    if sys.platform == "win32":
        from operator_console.global_keys_windows import WindowsKeys

        return WindowsKeys()
    try:
        from operator_console.global_keys_x11 import X11Keys
    except ImportError as error:
        raise OSError("python-xlib is not installed") from error
    return X11Keys()
