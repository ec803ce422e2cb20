"""A machine's own settings: flags over a TOML file over defaults, every fault told at once."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from client_kit.errors import SettingsWrong

DEFAULT_SERVER = "http://127.0.0.1:8080"


SCHEMES = ("light", "dark", "contrast")


def common_flags(app: str, about: str, schemes: Sequence[str] = SCHEMES) -> argparse.ArgumentParser:
    """The flags every desktop app has; an app adds its own to the parser returned."""
    flags = argparse.ArgumentParser(prog=app, description=about)
    flags.add_argument("--config", metavar="FILE", help="TOML file; its keys are these flags")
    flags.add_argument("--server", default=DEFAULT_SERVER, help="the central service's address")
    flags.add_argument("--token-file", default="", help="file with this device's token")
    flags.add_argument("--office", default="", help="office id; by default the token's own")
    flags.add_argument("--scheme", choices=schemes, default="light")
    flags.add_argument("--reduced-motion", action="store_true", help="colour steps only")
    flags.add_argument("--windowed", action="store_true", help="a window instead of full screen")
    flags.add_argument(
        "--size", default="", metavar="WxH[+X+Y]", help="size of the window, px, and its place"
    )
    flags.add_argument("--software", action="store_true", help="draw without a graphics card")
    flags.add_argument("--shot", default="", metavar="FILE", help="write a picture and quit")
    flags.add_argument("--log", default="", metavar="FILE", help="append logs here, not to stderr")
    flags.add_argument("--watchdog", action="store_true", help="start again if it dies or freezes")
    flags.add_argument("--heartbeat", default="", help=argparse.SUPPRESS)
    return flags


def read_settings(
    flags: argparse.ArgumentParser, argv: Sequence[str] | None = None
) -> argparse.Namespace:
    """Parse flags over the file named by `--config`.

    Raises SettingsWrong naming every unknown or ill-typed key of the file.
    """
    named, _ = flags.parse_known_args(argv)
    if named.config:
        flags.set_defaults(**_from_file(Path(named.config), flags))
    return flags.parse_args(argv)


def read_token(path: str) -> str:
    """This device's token; an empty path is role `public`."""
    if not path:
        return ""
    try:
        token = Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        remedy = "let an administrator pair this device or make a token file with `talon token`"
        raise SettingsWrong(
            "no_token", f"cannot read {path} ({error.strerror}): {remedy}"
        ) from error
    if not token:
        raise SettingsWrong("no_token", f"{path} is empty: make the token file again")
    return token


def size_of(text: str, default: tuple[int, int]) -> tuple[int, int]:
    """`1080x1920` → (1080, 1920); a place behind it is left out."""
    if not text:
        return default
    width, height, *_ = _geometry(text)
    return width, height


def spot_of(text: str) -> tuple[int, int] | None:
    """`960x540+540+0` → (540, 0); None where no place is told."""
    match _geometry(text) if text else ():
        case (_, _, x, y):
            return x, y
        case _:
            return None


def _geometry(text: str) -> tuple[int, ...]:
    found = re.fullmatch(r"(\d+)x(\d+)(?:\+(\d+)\+(\d+))?", text)
    if found is None:
        raise SettingsWrong("size", f"--size {text}: write it as 1080x1920 or 1080x1920+0+0")
    return tuple(int(number) for number in found.groups() if number is not None)


def _from_file(path: Path, flags: argparse.ArgumentParser) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SettingsWrong("config", f"{path}: {error}") from error
    known = vars(flags.parse_args([]))
    given = {key.replace("-", "_"): value for key, value in values.items()}
    faults = [f"{key}: unknown key" for key in given if key not in known]
    faults += [
        f"{key}: {value!r} should be a {type(known[key]).__name__}"
        for key, value in given.items()
        if key in known and known[key] is not None and type(value) is not type(known[key])
    ]
    if faults:
        raise SettingsWrong("config", f"{path}: " + "; ".join(faults))
    return given
