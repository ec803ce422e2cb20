"""The session in docs/session.jsonl is what the server says today."""

from __future__ import annotations

from contextlib import AsyncExitStack

import msgspec

from server.testing import Peer, Served
from tests.server.recording import SESSION, Holes, sockets


async def test_the_recorded_session_of_the_protocol_replays(served: Served) -> None:
    lines = [msgspec.json.decode(line) for line in SESSION.read_bytes().splitlines()]
    holes = Holes()
    async with AsyncExitStack() as opened:
        peers = await sockets(served)
        heard = dict.fromkeys(peers, 0)
        for name, peer in peers.items():
            peer._says_hello = False
            peers[name] = await opened.enter_async_context(peer)

        for number, line in enumerate(lines, 1):
            peer = peers[line["by"]]
            if "say" in line:
                await peer.send(_with_token(holes.fill(line["say"]), peer))
                continue
            frame = await _next_frame(peer, heard, line["by"])
            assert holes.matches(line["hear"], frame), f"line {number}: {line['hear']} ≠ {frame}"


def _with_token(frame: dict[str, object], peer: Peer) -> dict[str, object]:
    return {**frame, "token": peer._token} if frame["type"] == "hello" else frame


async def _next_frame(peer: Peer, heard: dict[str, int], name: str) -> dict[str, object]:
    def frames() -> list[dict[str, object]]:
        return [frame for frame in peer.frames if frame["type"] != "tick"]

    await peer.until(lambda: len(frames()) > heard[name])
    frame = frames()[heard[name]]
    heard[name] += 1
    return {key: value for key, value in frame.items() if key != "_at"}
