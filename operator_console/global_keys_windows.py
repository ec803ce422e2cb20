"""Keys of every program under Windows: RegisterHotKey and a message loop in a thread of its own.

Written to the Win32 documentation (RegisterHotKey, WM_HOTKEY); not yet tried on a real Windows.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable, Mapping

from operator_console.global_keys import Chord

WM_HOTKEY, WM_QUIT = 0x0312, 0x0012
MOD_NOREPEAT = 0x4000
MODIFIERS = {"Alt": 0x0001, "Ctrl": 0x0002, "Shift": 0x0004, "Super": 0x0008}
VK_F1, VK_SPACE = 0x70, 0x20


class Message(ctypes.Structure):
    """MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_int32),
        ("y", ctypes.c_int32),
        ("private", ctypes.c_uint32),
    )


class WindowsKeys:
    """See `GlobalKeys`; keys belong to the thread that asked for them."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._id = 0
        self._started = threading.Event()
        self._taken: tuple[Chord, ...] = ()

    def start(
        self, chords: Mapping[str, Chord], pressed: Callable[[str], None]
    ) -> tuple[Chord, ...]:
        """Register them all; what another program has registered is returned."""
        self._thread = threading.Thread(
            target=self._listen, args=(dict(chords), pressed), name="global-keys", daemon=True
        )
        self._thread.start()
        self._started.wait(5)
        return self._taken

    def stop(self) -> None:
        """The thread's end gives every key back."""
        if sys.platform == "win32" and self._thread is not None:
            ctypes.windll.user32.PostThreadMessageW(self._id, WM_QUIT, 0, 0)
            self._thread.join(5)

    def _listen(self, chords: dict[str, Chord], pressed: Callable[[str], None]) -> None:
        if sys.platform != "win32":
            raise OSError("not Windows")
        user = ctypes.windll.user32
        self._id = ctypes.windll.kernel32.GetCurrentThreadId()
        names = list(chords)
        self._taken = tuple(
            chords[name]
            for number, name in enumerate(names, 1)
            if not user.RegisterHotKey(None, number, *codes(chords[name]))
        )
        self._started.set()
        message = Message()
        while user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            if message.message == WM_HOTKEY:
                pressed(names[message.wparam - 1])
        for number in range(1, len(names) + 1):
            user.UnregisterHotKey(None, number)


def codes(chord: Chord) -> tuple[int, int]:
    """Modifiers and virtual key code of a chord."""
    modifiers = MOD_NOREPEAT
    for modifier in chord.modifiers:
        modifiers |= MODIFIERS[modifier]
    key = VK_SPACE if chord.key == "Space" else VK_F1 + int(chord.key[1:]) - 1
    return modifiers, key
