"""Prepares the demonstration's folder: configuration, deployment file, device tokens, logins.

The configuration is a copy of `config/`. If the office would be closed at this hour, the copy opens
it around the clock for a week; the staff get one password that may be printed.
"""

from __future__ import annotations

import re
import shutil
import socket
import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from simulator.children import run_module

PASSWORD = "talon-demo"
DAYS_OPEN = 8


class Place(Struct, frozen=True, kw_only=True):
    """Everything the demonstration needs to know of its office."""

    office: str
    name: str
    address: str
    """http://host:port"""
    deployment: Path
    tokens: Path
    """Folder of `<device>.token` files."""
    operators: tuple[tuple[str, str], ...]
    """(login, name)"""
    supervisors: tuple[tuple[str, str], ...]

    @property
    def paper(self) -> Path:
        """Folder where the kiosk's tickets lie, as pictures."""
        return self.deployment.parent / "paper"

    @property
    def live(self) -> str:
        """Address of the live protocol."""
        return self.address.replace("http", "ws", 1) + "/live"

    def token(self, device: str) -> str:
        """The token of a device."""
        return (self.tokens / f"{device}.token").read_text(encoding="utf-8").strip()

    def devices(self, kind: str) -> list[str]:
        """Devices of a kind: their ids begin with it."""
        return sorted(path.stem for path in self.tokens.glob(f"{kind}*.token"))


def prepare(source: Path, folder: Path, office: str, port: int) -> Place:
    """Lay everything out in `folder`; what an earlier run left there (queue, tokens) is kept."""
    (folder / "paper").mkdir(parents=True, exist_ok=True)
    config = folder / "config"
    shutil.rmtree(config, ignore_errors=True)
    shutil.copytree(source, config)
    file = config / "offices" / f"{office}.toml"
    settings = tomllib.loads(file.read_text(encoding="utf-8"))
    _rewrite(file, settings)
    address = f"http://127.0.0.1:{port}"
    deployment = folder / "server.toml"
    deployment.write_text(_deployment(port, address), encoding="utf-8")
    tokens = folder / "devices"
    if not (folder / "server" / "tokens.json").exists() or not tokens.is_dir():
        shutil.rmtree(tokens, ignore_errors=True)
        make = ("token", "make", "--office", office, "--all", "--out", str(tokens))
        run_module("server.admin", "--deployment", str(deployment), *make)
    return Place(
        office=office,
        name=settings["name"]["ru"],
        address=address,
        deployment=deployment,
        tokens=tokens,
        operators=_staff(settings, "operator"),
        supervisors=_staff(settings, "supervisor"),
    )


def free_port(wanted: int) -> int:
    """Return `wanted` if nobody listens there, else any free port."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no free port on 127.0.0.1")


def _rewrite(file: Path, settings: dict[str, Any]) -> None:
    """One known password for all, and doors that are open now."""
    secret = run_module("server.admin", "password", send=f"{PASSWORD}\n")
    text = file.read_text(encoding="utf-8")
    text = re.sub(r'^secret = ".*"$', f'secret = "{secret}"', text, flags=re.MULTILINE)
    today = datetime.now(ZoneInfo(settings["zone"]))
    if not 8 <= today.hour < 19 and "exceptions" not in settings:
        days = [(today + timedelta(days=n)).date().isoformat() for n in range(-1, DAYS_OPEN)]
        text += "\n[exceptions]\n" + "".join(f'{day} = "00:00-24:00"\n' for day in days)
    file.write_text(text, encoding="utf-8")


def _deployment(port: int, address: str) -> str:
    return (
        'node = "demo"\nconfig = "config"\ndata = "server"\n'
        f'host = "127.0.0.1"\nport = {port}\npublic_url = "{address}"\n'
        f'trusted_origins = ["http://localhost:{port}"]\n'
        "[limits]\npublic_per_minute = 100000\nframes_per_s = 1000\n"
    )


def _staff(settings: dict[str, Any], role: str) -> tuple[tuple[str, str], ...]:
    staff = settings.get("staff", [])
    return tuple((one["login"], one["name"]) for one in staff if one.get("role") == role)
