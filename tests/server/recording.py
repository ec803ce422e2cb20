"""Records a session of the live protocol with changing values as `<placeholders>`, and matches it.

`python -m tests.server.recording` writes docs/session.jsonl anew: one line a frame,
`{"by": socket, "say": frame}` or `{"by": socket, "hear": frame}`.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from queue_core.domain import commands as c
from server.config.loader import load_network
from server.testing import Peer, Served, always_open, serve
from server.testing.peer import fresh_key

ROOT = Path(__file__).parents[2]
SESSION = ROOT / "docs" / "session.jsonl"
OFFICE = "central"
HOLE = re.compile(r"<(?:id|token|code|key|epoch|server):\d+>")
_CHANGING = {
    "token": "token",
    "code": "code",
    "key": "key",
    "epoch": "epoch",
    "server": "server",
}
_WORD = re.compile(r"[a-z_]+")
_ID = re.compile(r"\b[0-9a-f]{18,24}\b")
TIMES_FROM = 10**12
_COUNTED = ("version", "from")


class Holes:
    """Which placeholder stands for which value."""

    def __init__(self) -> None:
        self.value_of: dict[str, str] = {}
        self._hole_of: dict[str, str] = {}

    def punch(self, value: Any, name: str = "") -> Any:
        """Replace what changes from run to run by placeholders."""
        match value:
            case dict():
                return {self._in_text(k): self.punch(v, k) for k, v in value.items()}
            case list():
                return [self.punch(item) for item in value]
            case str() if value and name in _CHANGING and not _WORD.fullmatch(value):
                return self._hole(_CHANGING[name], value)
            case str():
                return self._in_text(value)
            case int() if value > TIMES_FROM:
                return "<time>"
            case _:
                return value

    def _in_text(self, text: str) -> str:
        for value, hole in self._hole_of.items():
            text = text.replace(value, hole)
        return _ID.sub(lambda found: self._hole("id", found[0]), text)

    def _hole(self, kind: str, value: str) -> str:
        if value not in self._hole_of:
            self._hole_of[value] = f"<{kind}:{len(self._hole_of) + 1}>"
        return self._hole_of[value]

    def fill(self, pattern: Any) -> Any:
        """Put known values into a recorded frame; a new key is made fresh."""
        match pattern:
            case dict():
                return {self.fill(k): self.fill(v) for k, v in pattern.items()}
            case list():
                return [self.fill(item) for item in pattern]
            case str():
                return HOLE.sub(self._value, pattern)
            case _:
                return pattern

    def _value(self, found: re.Match[str]) -> str:
        hole = found[0]
        if hole not in self.value_of and hole.startswith("<key"):
            self.value_of[hole] = fresh_key()
        return self.value_of.get(hole, hole)

    def matches(self, pattern: Any, value: Any) -> bool:
        """Whether a frame is the recorded one; placeholders met first take their values here."""
        match pattern:
            case "<time>":
                return isinstance(value, int) and value > TIMES_FROM
            case str() if HOLE.fullmatch(pattern) and pattern not in self.value_of:
                self.value_of[pattern] = value
                return isinstance(value, str)
            case str():
                return bool(self.fill(pattern) == value)
            case dict():
                return isinstance(value, dict) and self._rows_match(pattern, value)
            case _:
                return bool(pattern == value)

    def _rows_match(self, pattern: dict[str, Any], value: dict[str, Any]) -> bool:
        """Versions are passed over: devices that come and go count too."""
        expected = [(name, row) for name, row in pattern.items() if name not in _COUNTED]
        actual = [(name, row) for name, row in value.items() if name not in _COUNTED]
        return len(expected) == len(actual) and all(
            self.matches(name, other_name) and self.matches(row, other)
            for (name, row), (other_name, other) in zip(expected, actual, strict=True)
        )


async def scenario(served: Served, peers: dict[str, Peer]) -> None:
    """A visit as four screens see it."""
    kiosk, board, desk, phone = (peers[name] for name in ("kiosk", "board", "desk", "phone"))
    await board.watch(f"{OFFICE}/board/1")
    await desk.watch(f"{OFFICE}/window/1")
    service = sorted(served.node.network.offices[OFFICE].windows["1"].services)[0]
    key = fresh_key()
    issued = await kiosk.result(OFFICE, c.IssueTicket((service,)), key)
    again = await kiosk.result(OFFICE, c.IssueTicket((service,)), key)
    assert again == issued
    await desk.do(OFFICE, c.CallNext())
    await desk.do(OFFICE, c.SignIn("1"))
    called = (await desk.do(OFFICE, c.CallNext()))["result"]
    await board.until(lambda: called["ticket"] in board.docs[f"{OFFICE}/board/1"]["calls"])
    page = f"ticket/{OFFICE}.{issued['token']}"
    await phone.watch(page)
    await desk.do(OFFICE, c.Recall())
    await desk.do(OFFICE, c.Start(ticket=called["ticket"]))
    await phone.until(lambda: phone.docs[page]["state"] == "serving")
    await desk.do(OFFICE, c.Finish(ticket=called["ticket"], documents=2))
    await phone.until(lambda: phone.docs[page]["state"] == "ended")
    await board.until(lambda: not board.docs[f"{OFFICE}/board/1"]["calls"])
    await desk.do("no-such-office", c.CallNext())
    await kiosk.do(OFFICE, c.CallNext())


async def sockets(served: Served) -> dict[str, Peer]:
    """The four screens' sockets, with their tokens."""
    return {
        "kiosk": Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1")),
        "board": Peer(served.live),
        "desk": Peer(served.live, served.credentials.staff(OFFICE, "smirnova")),
        "phone": Peer(served.live),
    }


class Script(list[dict[str, Any]]):
    """The lines of a session, in the order of saying and hearing."""


async def record() -> None:
    """Play the scenario on a real server and write the session."""
    network = always_open(load_network(ROOT / "config"))
    lines = Script()
    with tempfile.TemporaryDirectory() as folder:
        async with serve(network, Path(folder)) as served:
            peers = await sockets(served)
            for name, peer in peers.items():
                _listen(name, peer, lines)
                await peer.__aenter__()
            await scenario(served, peers)
            for peer in peers.values():
                await peer.__aexit__()
    holes = Holes()
    punched = [{"by": line["by"], **_punch(line, holes)} for line in lines]
    SESSION.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in punched))


def _punch(line: dict[str, Any], holes: Holes) -> dict[str, Any]:
    way = "say" if "say" in line else "hear"
    return {way: holes.punch(line[way])}


def _listen(name: str, peer: Peer, lines: Script) -> None:
    send, heard = peer.send, peer._heard

    async def say(frame: dict[str, Any]) -> None:
        plain = msgspec.json.decode(msgspec.json.encode(frame))
        lines.append({"by": name, "say": {**plain, "token": ""} if "token" in plain else plain})
        await send(frame)

    async def hear(frame: dict[str, Any]) -> None:
        if frame["type"] != "tick":
            lines.append({"by": name, "hear": dict(frame)})
        await heard(frame)

    peer.send, peer._heard = say, hear  # type: ignore[method-assign]


if __name__ == "__main__":
    asyncio.run(record())
