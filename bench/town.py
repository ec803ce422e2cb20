"""A network of many alike offices in a folder of its own, and a server on it, for benches."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from queue_core.domain.office import Office
from server.auth.device_tokens import add_tokens
from server.auth.identity import DeviceRole
from server.config.loader import load_network
from server.testing import Child, Credentials

CONFIG = Path(__file__).resolve().parents[1] / "config"
Fsync = Literal["always", "everysec"]
LIMITS = """
config = "config"
data = "data"
[limits]
sockets = 15000
sockets_per_address = 15000
frames_per_s = 1000000
public_per_minute = 1000000
[log]
level = "warning"
"""
"""Everything comes from one address, as fast as it can."""


class Town:
    """`count` offices like template `template`, open around the clock, an operator each window."""

    def __init__(self, folder: Path, count: int, template: str, fsync: Fsync = "always") -> None:
        self.fsync = fsync
        self._folder = folder
        config = folder / "config"
        shutil.copytree(CONFIG, config, ignore=shutil.ignore_patterns("deploy"))
        shutil.rmtree(config / "offices")
        (config / "offices").mkdir()
        (folder / "server.toml").write_text(LIMITS, encoding="utf-8")
        names = [f"o{n:03}" for n in range(count)]
        self._write(config, names[:1], template, windows=())
        windows = tuple(map(str, load_network(config).offices[names[0]].windows))
        self._write(config, names, template, windows)
        self.offices: dict[str, Office] = {
            str(id): office for id, office in load_network(config).offices.items()
        }
        self._data = folder / "data"
        self._credentials = Credentials(self._data)

    def server(self) -> Child:
        """A child process to serve this town; start it after the tokens were made."""
        deployment = f"--deploy={self._folder / 'server.toml'}"
        arguments = (deployment, f"--fsync={self.fsync}")
        return Child(self._folder / "config", self._data, arguments=arguments)

    @property
    def store_url(self) -> str:
        """Address of the embedded store, for reading while the server runs."""
        from server.store.embedded import EmbeddedStore

        return EmbeddedStore(self._data / "store").url

    def last_words(self) -> str:
        """The end of the server's log."""
        return (self._data / "server.log").read_text(encoding="utf-8")[-3000:]

    def operator(self, office: str, window: str) -> str:
        """The token of the operator of a window."""
        return self._credentials.staff(office, f"w{window}", device=f"console-{window}")

    def devices(self, wanted: Iterable[tuple[DeviceRole, str, str]]) -> list[str]:
        """Make the tokens of many (role, office, device)."""
        return add_tokens(self._data, wanted, time.time_ns() // 1_000_000)

    def _write(
        self, config: Path, names: Iterable[str], template: str, windows: tuple[str, ...]
    ) -> None:
        for name in names:
            quoted = msgspec.json.encode(template).decode()
            text = (
                f'template = {quoted}\nname = {{ ru = "Центр {name}" }}\n'
                f'address = {{ ru = "ул. Садовая, 1" }}\nzone = "Europe/Moscow"\n'
                "latitude = 55.7\nlongitude = 37.6\n"
                'hours = { every = "00:00-24:00" }\n'
            )
            for window in windows:
                text += f'[[staff]]\nid = "w{window}"\nname = "w{window}"\nlogin = "w{window}"\n'
                text += 'role = "operator"\n'
            (config / "offices" / f"{name}.toml").write_text(text, encoding="utf-8")
