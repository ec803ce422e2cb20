"""Makes a child process end when its parent does, however that ends."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int) -> Callable[[], None]:
    """What a child runs before its program. Linux only; elsewhere it does nothing.

    SIGKILL and not SIGTERM: a frozen child would keep SIGTERM pending and outlive its parent. No
    answered commit is lost by it, since what was answered is in the kernel already.
    """
    if sys.platform != "linux":
        return lambda: None
    libc = ctypes.CDLL(None, use_errno=True)

    def in_child() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    return in_child
