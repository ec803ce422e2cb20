"""The `talon` command: checks configuration, makes tokens, passwords and offices.

Ends with 0 when done, 1 when a check found faults, 2 when it could not be done; then the message
says what to do.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from queue_core.domain.office import Office, OfficeId
from server.admin_dead import Impossible, dead_letter_commands
from server.auth.device_tokens import (
    TokenRecord,
    add_partner,
    add_token,
    add_tokens,
    load_table,
    revoke,
)
from server.auth.errors import TokenFileBroken
from server.auth.files import write_private
from server.auth.identity import NETWORK_ROLES, PARTNER_SCOPES, DeviceRole
from server.auth.passwords import hash_password
from server.config.deployment import Deployment, load_deployment
from server.config.diff import told_changes
from server.config.faults import ConfigFaults, meant, told
from server.config.loader import load_network
from server.config.network import Network
from server.config.new_office import NewOffice, write_office

DEPLOYMENT = "config/deploy/demo.toml"
MIN_PASSWORD = 4
MAX_PASSWORD = 256


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and says how it ended."""
    asked = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = asked.run
    try:
        return run(asked)
    except ConfigFaults as error:
        print(f"talon: the configuration has faults\n{error}", file=sys.stderr)
    except (Impossible, TokenFileBroken) as error:
        print(f"talon: {error}", file=sys.stderr)
    except OSError as error:
        print(f"talon: {error.filename}: {error.strerror}", file=sys.stderr)
    return 2


def parser() -> argparse.ArgumentParser:
    """The command line, for help pages too."""
    top = argparse.ArgumentParser(prog="talon", description="Administration of Talon.")
    top.add_argument(
        "--deploy",
        "--deployment",
        dest="deployment",
        type=Path,
        default=Path(os.environ.get("TALON_DEPLOYMENT", DEPLOYMENT)),
        metavar="FILE",
        help=f"deployment file (default: $TALON_DEPLOYMENT or {DEPLOYMENT})",
    )
    commands = top.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="check all configuration files")
    check.add_argument("--config", type=Path, metavar="DIR", help="this folder instead")
    check.set_defaults(run=run_check)
    _token_commands(commands.add_parser("token", help="tokens of devices and partners"))
    password = commands.add_parser("password", help="hash a password or PIN for a [[staff]] entry")
    password.set_defaults(run=run_password)
    _office_commands(commands.add_parser("office", help="offices"))
    dead_letter_commands(
        commands.add_parser("webhooks", help="deliveries that were given up"),
        commands.add_parser("notices", help="letters to visitors that were given up"),
    )
    config = commands.add_parser("config", help="compare configurations")
    diff = config.add_subparsers(required=True, metavar="what").add_parser(
        "diff", help="what changes from OLD to NEW"
    )
    diff.add_argument("old", type=Path)
    diff.add_argument("new", type=Path)
    diff.set_defaults(run=run_diff)
    return top


def _token_commands(token: argparse.ArgumentParser) -> None:
    what = token.add_subparsers(required=True, metavar="what")
    make = what.add_parser("make", help="make a token; it is shown once")
    make.add_argument("--role", choices=get_args(DeviceRole))
    make.add_argument("--office", default="")
    make.add_argument("--device", default="", help="its id in the office's configuration")
    make.add_argument("--all", action="store_true", help="for every device of the office")
    make.add_argument(
        "--scopes", default="read", help=f"of a partner, of {','.join(PARTNER_SCOPES)}"
    )
    make.add_argument("--per-minute", type=int, default=0, help="of a partner: requests a minute")
    make.add_argument("--days", type=int, default=0, help="valid for so many days (0: no end)")
    make.add_argument("--out", type=Path, help="write it there (mode 600); a folder with --all")
    make.set_defaults(run=run_token_make)
    listing = what.add_parser("list", help="list tokens, never the tokens themselves")
    listing.add_argument("--office", default="")
    listing.set_defaults(run=run_token_list)
    gone = what.add_parser("revoke", help="revoke by short hash, or all of a device")
    gone.add_argument("hash", nargs="?", default="", help="as `token list` shows it")
    gone.add_argument("--office", default="")
    gone.add_argument("--device", default="")
    gone.set_defaults(run=run_token_revoke)


def _office_commands(office: argparse.ArgumentParser) -> None:
    new = office.add_subparsers(required=True, metavar="what").add_parser(
        "new", help="write a new office's file from a template"
    )
    new.add_argument("--template", required=True)
    new.add_argument("--id", required=True)
    new.add_argument("--name", required=True, help="in Russian, as citizens see it")
    new.add_argument("--address", required=True)
    new.add_argument("--zone", default="", help="IANA time zone, if not the network's")
    new.add_argument("--parent", default="", help="the office it is a subdivision of")
    new.set_defaults(run=run_office_new)


def run_check(asked: argparse.Namespace) -> int:
    """All faults, or a summary."""
    try:
        if asked.config:
            network = load_network(asked.config)
        else:
            deployment = load_deployment(asked.deployment)
            network = load_network(deployment.config_dir, deployment.public_url)
    except ConfigFaults as error:
        print(told(error.faults))
        count = len(error.faults)
        print(f"{count} fault{'s' if count != 1 else ''}", file=sys.stderr)
        return 1
    for office in network.offices.values():
        print(
            f"{office.id}: {office.name['ru']}, {len(office.windows)} windows, "
            f"{len(office.services)} services, {len(office.devices)} devices, "
            f"{len(office.staff)} staff"
        )
    print(f"configuration {network.fingerprint}: {len(network.offices)} offices, no fault")
    return 0


def run_token_make(asked: argparse.Namespace) -> int:
    """One token, or all of an office."""
    deployment = load_deployment(asked.deployment)
    network = load_network(deployment.config_dir)
    now = time.time_ns() // 1_000_000
    expires = now + asked.days * 86_400_000 if asked.days else 0
    if asked.all:
        return _make_all(asked, deployment, _office(network, asked.office), now, expires)
    role = _checked_role(asked, network)
    data = deployment.data_dir
    if role == "partner":
        scopes = _scopes(asked.scopes)
        token = add_partner(data, asked.device, scopes, asked.per_minute, now, expires)
    else:
        token = add_token(data, role, asked.office, asked.device, now, expires)
    if asked.out:
        write_private(asked.out, f"{token}\n".encode())
        print(f"written to {asked.out}")
    else:
        print(token)
    return 0


def run_token_list(asked: argparse.Namespace) -> int:
    """What is known of each token."""
    for record in load_table(load_deployment(asked.deployment).data_dir).records:
        if asked.office in ("", record.office):
            print(_line(record))
    return 0


def run_token_revoke(asked: argparse.Namespace) -> int:
    """Revokes; running servers take it over within seconds."""
    if not asked.hash and not asked.device:
        raise Impossible("name a short hash (see `talon token list`), or --office and --device")
    data = load_deployment(asked.deployment).data_dir
    now = time.time_ns() // 1_000_000
    count = revoke(data, now, asked.hash, asked.office, asked.device)
    if not count:
        raise Impossible("no living token is meant by that; see `talon token list`")
    print(f"{count} revoked")
    return 0


def run_password(_asked: argparse.Namespace) -> int:
    """Prints the hash of a password typed twice, or of the first line of standard input."""
    if sys.stdin.isatty():
        word = getpass.getpass("Password or PIN: ")
        if getpass.getpass("Again: ") != word:
            raise Impossible("the two were not the same; try again")
    else:
        word = sys.stdin.readline().rstrip("\r\n")
    if not MIN_PASSWORD <= len(word) <= MAX_PASSWORD:
        raise Impossible(f"a password has {MIN_PASSWORD} to {MAX_PASSWORD} characters")
    print(hash_password(word))
    return 0


def run_office_new(asked: argparse.Namespace) -> int:
    """Writes the file and says what comes next."""
    deployment = load_deployment(asked.deployment)
    new = NewOffice(
        id=asked.id,
        template=asked.template,
        name=asked.name,
        address=asked.address,
        zone=asked.zone,
        parent=asked.parent,
    )
    path = write_office(deployment.config_dir, new)
    print(f"written to {path}")
    print(
        f"next: its staff in that file, then `talon token make --office {new.id} --all --out DIR`"
    )
    return 0


def run_diff(asked: argparse.Namespace) -> int:
    """The preview of what an administrator is about to apply."""
    lines = told_changes(load_network(asked.old), load_network(asked.new))
    print("\n".join(lines) if lines else "no change")
    return 0


def _make_all(
    asked: argparse.Namespace, deployment: Deployment, office: Office, now: int, expires: int
) -> int:
    if not asked.out:
        raise Impossible("--all needs --out DIR: one file for each device")
    devices: list[tuple[DeviceRole, str, str]] = [
        (device.kind, office.id, device.id) for device in office.devices.values()
    ]
    tokens = add_tokens(deployment.data_dir, devices, now, expires)
    for (_, _, device), token in zip(devices, tokens, strict=True):
        write_private(asked.out / f"{device}.token", f"{token}\n".encode())
    print(f"{len(tokens)} tokens written to {asked.out}")
    return 0


def _checked_role(asked: argparse.Namespace, network: Network) -> DeviceRole:
    """The role asked for, if office and device fit it."""
    role: DeviceRole | None = asked.role
    if role in NETWORK_ROLES:
        if asked.office or not asked.device:
            raise Impossible(f"{role} is of the whole network: no --office, and a name as --device")
        return role
    office = _office(network, asked.office)
    device = office.devices.get(asked.device)
    if device is None:
        remedy = meant(asked.device, office.devices, "see [devices] of its template")
        raise Impossible(f"office {office.id} has no device «{asked.device}»: {remedy}")
    if role not in (None, device.kind):
        raise Impossible(f"{device.id} is a {device.kind}, not a {role}: leave --role out")
    return device.kind


def _scopes(asked: str) -> tuple[str, ...]:
    """A partner's scopes, each of them known."""
    scopes = tuple(scope.strip() for scope in asked.split(",") if scope.strip())
    for scope in scopes:
        if scope not in PARTNER_SCOPES:
            raise Impossible(f"no scope «{scope}»: {meant(scope, PARTNER_SCOPES)}")
    return scopes


def _office(network: Network, name: str) -> Office:
    office = network.offices.get(OfficeId(name))
    if office is None:
        raise Impossible(f"no office «{name}»: {meant(name, network.offices, 'see offices/')}")
    return office


def _line(record: TokenRecord) -> str:
    state = "living"
    if record.revoked:
        state = f"revoked {_day(record.revoked)}"
    elif record.expires:
        state = f"until {_day(record.expires)}"
    place = record.office or "network"
    made = _day(record.created)
    scopes = f"  {','.join(record.scopes)}" if record.scopes else ""
    row = f"{record.short}  {record.role:<14} {place:<12} {record.device:<14} {made}  {state}"
    return row + scopes


def _day(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y-%m-%d")


if __name__ == "__main__":
    sys.exit(main())
