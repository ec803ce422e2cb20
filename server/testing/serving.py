"""A real server in this loop or as a child process, and tokens for whoever speaks to it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Literal, Self

from msgspec import Struct
from msgspec.structs import asdict, replace

from queue_core.domain.office import Opening, Staff, StaffId
from server.app import Node
from server.auth import staff_tokens
from server.auth.device_tokens import add_token
from server.auth.identity import DeviceRole, Identity
from server.auth.secret_file import derived, load_secret
from server.config.deployment import Deployment, Limits, Store
from server.config.network import Network
from server.config.outreach import Outreach
from server.rooms.ids import clock_ms
from server.store.parent_death import die_with_parent

Fsync = Literal["always", "everysec"]
FREE = Limits(
    sockets=15_000, frames_per_s=1_000_000, public_per_minute=1_000_000, sockets_per_address=15_000
)
"""Limits for measurements: everything comes from one address, as fast as it can."""


class Credentials:
    """Makes tokens in a server's data folder, as the administrator's command does."""

    def __init__(self, data: Path) -> None:
        self._data = data
        data.mkdir(parents=True, exist_ok=True)
        self._staff_key = derived(load_secret(data), "staff-token")

    def device(self, role: DeviceRole, office: str, device: str) -> str:
        """A device's token; a running server takes it over within five seconds."""
        return add_token(self._data, role, office, device, clock_ms())

    def staff(
        self,
        office: str,
        who: str,
        role: Literal["operator", "reception", "supervisor"] = "operator",
        device: str = "console",
        valid_ms: int = staff_tokens.VALID_MS,
    ) -> str:
        """The token of a signed-in member of staff, without a password."""
        now = clock_ms()
        identity = Identity(role, office, who, device, now + valid_ms)
        return staff_tokens.sign(self._staff_key, identity, now)


class Served(Struct, frozen=True):
    """A server in this process."""

    node: Node
    credentials: Credentials

    @property
    def url(self) -> str:
        """http://127.0.0.1:<port>"""
        return self.node.address

    @property
    def live(self) -> str:
        """ws://127.0.0.1:<port>/live"""
        return f"ws://{self.node.deployment.host}:{self.node.port}/live"

    async def device(self, role: DeviceRole, office: str, device: str) -> str:
        """A device's token, known to the server at once."""
        token = self.credentials.device(role, office, device)
        await self.node.authority.refresh()
        return token


def always_open(network: Network) -> Network:
    """The same offices with doors that never close: trials run at any hour."""
    week = (Opening(0, 1440),) * 7
    offices = {
        id: replace(office, week=week, exceptions={}) for id, office in network.offices.items()
    }
    return replace(network, offices=offices)


def fully_staffed(network: Network) -> Network:
    """The same offices with an operator `op-<window>` for every window."""
    offices = {}
    for id, office in network.offices.items():
        people = (StaffId(f"op-{window}") for window in office.windows)
        crew = {who: Staff(id=who, name=who, login=who) for who in people}
        offices[id] = replace(office, staff={**office.staff, **crew})
    return replace(network, offices=offices)


@asynccontextmanager
async def serve(
    network: Network,
    data: Path,
    *,
    redis: str = "",
    fsync: Fsync = "everysec",
    limits: Limits = FREE,
    node: str = "test",
    nodes: dict[str, str] | None = None,
    outreach: Outreach | None = None,
) -> AsyncIterator[Served]:
    """A server in this loop; without `redis` it has an embedded store in `data`.

    `nodes`: node names → addresses, where sockets shall be sent to their office's home.
    `outreach`: mail, proofs of contact, limits of bookings; left out, as by default.
    """
    credentials = Credentials(data)
    deployment = Deployment(
        config="",
        data=str(data),
        node=node,
        nodes=nodes or {},
        port=0,
        store=Store(url=redis, appendfsync=fsync),
        limits=limits,
        **(asdict(outreach) if outreach else {}),
    )
    async with Node(deployment, network) as running:
        yield Served(running, credentials)


class Child:
    """A server as a child process. Use as `async with Child(config, data) as child`.

    The process dies with this one's `async with`; `kill` and `start` play accidents.
    """

    def __init__(
        self, config: Path, data: Path, *, port: int = 0, arguments: Sequence[str] = ()
    ) -> None:
        self.credentials = Credentials(data)
        self.port = port
        self._config = config
        self._data = data
        self._arguments = arguments
        self._process: asyncio.subprocess.Process | None = None
        self._drain: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """http://127.0.0.1:<port>"""
        return f"http://127.0.0.1:{self.port}"

    @property
    def live(self) -> str:
        """ws://127.0.0.1:<port>/live"""
        return f"ws://127.0.0.1:{self.port}/live"

    @property
    def pid(self) -> int:
        """Of the running process."""
        assert self._process is not None
        return self._process.pid

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *ended: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Start, on the same port as before if there was one, and wait until it listens.

        Raises RuntimeError with the server's last words when it does not come up.
        """
        log = (self._data / "server.log").open("ab")
        with log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "server",
                f"--config={self._config}",
                f"--data={self._data}",
                "--host=127.0.0.1",
                f"--port={self.port}",
                *self._arguments,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                cwd=Path(__file__).parents[2],
                preexec_fn=die_with_parent(os.getpid()),
            )
        assert self._process.stdout is not None
        async with asyncio.timeout(60):
            line = (await self._process.stdout.readline()).decode()
        if not line.startswith("Talon server: "):
            await self._process.wait()
            words = (self._data / "server.log").read_text(encoding="utf-8")[-2000:]
            raise RuntimeError(f"the server did not start: {words}")
        self.port = int(line.strip().rsplit(":", 1)[1])

    async def kill(self) -> None:
        """kill -9, as a power cut does."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Stop it gracefully."""
        await self._end(signal.SIGTERM)

    def store_pid(self) -> int:
        """The process of its embedded store, found among its children."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii")
        return int(children.split()[0])

    async def _end(self, number: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            os.kill(process.pid, number)
        try:
            async with asyncio.timeout(15):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
