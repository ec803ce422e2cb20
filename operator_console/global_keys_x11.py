"""Keys of every program under X11: passive grabs (XGrabKey) on a connection of their own."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable, Mapping

from Xlib import XK, X
from Xlib.display import Display
from Xlib.error import BadAccess, CatchError, DisplayError

from operator_console.global_keys import Chord

MASKS = {
    "Ctrl": X.ControlMask,
    "Alt": X.Mod1Mask,
    "Shift": X.ShiftMask,
    "Super": X.Mod4Mask,
}
LOCKS = (0, X.LockMask, X.Mod2Mask, X.LockMask | X.Mod2Mask)
"""Caps Lock and Num Lock are modifiers too; each combination needs a grab of its own."""
MEANT = X.ControlMask | X.Mod1Mask | X.ShiftMask | X.Mod4Mask


class X11Keys:
    """See `GlobalKeys`."""

    def __init__(self, display: str | None = None) -> None:
        """`display`: by default that of the environment."""
        self._name = display
        self._display: Display | None = None
        self._ends: tuple[socket.socket, socket.socket] | None = None
        self._thread = threading.Thread(target=self._listen, name="global-keys", daemon=True)
        self._names: dict[tuple[int, int], str] = {}
        self._pressed: Callable[[str], None] = lambda name: None

    def start(
        self, chords: Mapping[str, Chord], pressed: Callable[[str], None]
    ) -> tuple[Chord, ...]:
        """Grab them all; what another program has grabbed is returned."""
        try:
            self._display = Display(self._name)
        except DisplayError as error:
            raise OSError(f"no X server: {error}") from error
        self._pressed, self._ends = pressed, socket.socketpair()
        taken = []
        for name, chord in chords.items():
            if not self._grab(self._display, name, chord):
                taken.append(chord)
        self._thread.start()
        return tuple(taken)

    def stop(self) -> None:
        """The connection's end gives every grab back."""
        if self._display is None or self._ends is None:
            return
        wake, woken = self._ends
        wake.send(b"x")
        self._thread.join(5)
        self._display.close()
        wake.close()
        woken.close()

    # ── inside ────────────────────────────────────────────────────────────────

    def _grab(self, display: Display, name: str, chord: Chord) -> bool:
        code = display.keysym_to_keycode(XK.string_to_keysym(chord.key.replace("Space", "space")))
        mask = 0
        for modifier in chord.modifiers:
            mask |= MASKS[modifier]
        root, caught = display.screen().root, CatchError(BadAccess)
        for lock in LOCKS:
            root.grab_key(
                code, mask | lock, False, X.GrabModeAsync, X.GrabModeAsync, onerror=caught
            )
        display.sync()
        self._names[code, mask] = name
        return caught.get_error() is None

    def _listen(self) -> None:
        display, ends = self._display, self._ends
        assert display is not None
        assert ends is not None
        while True:
            while display.pending_events():
                event = display.next_event()
                if event.type == X.KeyPress:
                    name = self._names.get((event.detail, event.state & MEANT))
                    if name is not None:
                        self._pressed(name)
            ready, _, _ = select.select([display.fileno(), ends[1]], [], [])
            if ends[1] in ready:
                return
