"""How often one may try to sign in: few times in a row per login, some more per device."""

from __future__ import annotations

from collections import OrderedDict

from msgspec import Struct

FREE_PER_LOGIN = 5
FREE_PER_DEVICE = 30
FIRST_PAUSE_MS = 30_000
LONGEST_PAUSE_MS = 15 * 60_000
FORGOTTEN_AFTER_MS = 60 * 60_000
MOST_ENTRIES = 20_000


class _Tries(Struct):
    count: int = 0
    last: int = 0


class Attempts:
    """Counts tries, charged before the password is looked at and given back on success.

    Charging first makes a thousand tries at once as dear as a thousand in turn. Memory is bounded:
    beyond `MOST_ENTRIES` the longest untouched entry goes.
    """

    def __init__(self, most: int = MOST_ENTRIES) -> None:
        self._most = most
        self._tries: OrderedDict[tuple[str, str, str], _Tries] = OrderedDict()

    def __len__(self) -> int:
        return len(self._tries)

    def charge(self, office: str, device: str, login: str, now_ms: int) -> int:
        """0 when the try is free to go on; else how many ms to wait, and nothing is charged."""
        keys = self._keys(office, device, login)
        waits = [self._wait(key, free, now_ms) for key, free in keys]
        if max(waits):
            return max(waits)
        for key, _ in keys:
            tries = self._tries.setdefault(key, _Tries())
            tries.count += 1
            tries.last = now_ms
            self._tries.move_to_end(key)
        while len(self._tries) > self._most:
            self._tries.popitem(last=False)
        return 0

    def forgive(self, office: str, device: str, login: str) -> None:
        """After a success: the login starts afresh, the device gets this try back."""
        (own, _), (shared, _) = self._keys(office, device, login)
        self._tries.pop(own, None)
        tries = self._tries.get(shared)
        if tries:
            tries.count = max(0, tries.count - 1)

    def _wait(self, key: tuple[str, str, str], free: int, now_ms: int) -> int:
        tries = self._tries.get(key)
        if tries is None:
            return 0
        since = now_ms - tries.last
        if since >= FORGOTTEN_AFTER_MS:
            tries.count = 0
        if tries.count < free:
            return 0
        pause = min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << min(tries.count - free, 10))
        return max(0, pause - since)

    @staticmethod
    def _keys(office: str, device: str, login: str) -> list[tuple[tuple[str, str, str], int]]:
        login_key = (office, device, login[:64])
        return [(login_key, FREE_PER_LOGIN), ((office, device, ""), FREE_PER_DEVICE)]
