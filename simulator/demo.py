"""`talon-demo`: a living centre on this machine, to be touched: `make demo`.

Starts the server with its own store, then kiosk, board and console where there is a display, and
lets simulated citizens and operators work beside whoever tries it. Ctrl+C stops all in order.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import structlog

from simulator.apps import FULL_HD, App, apps_of, display_here, missing, screen_here
from simulator.children import Child, ChildFailed, Children
from simulator.demo_place import PASSWORD, Place, free_port, prepare
from simulator.life import Life, live
from simulator.pace import Pace

CONFIG = Path(__file__).resolve().parents[1] / "config"
READY_WITHIN_S = 30.0
OWN_WINDOW = "4"
"""Left to whoever tries the console."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the demonstration; returns the exit code."""
    options = _parser().parse_args(arguments)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    try:
        place = prepare(options.config, options.data, options.office, free_port(options.port))
        asyncio.run(_show(options, place))
    except (ChildFailed, OSError) as error:
        print(f"talon-demo: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="talon-demo", description="A living centre to be touched")
    parser.add_argument("--config", type=Path, default=CONFIG, metavar="DIR")
    parser.add_argument("--data", type=Path, default=Path("data/demo"), metavar="DIR")
    parser.add_argument("--office", default="central")
    parser.add_argument("--port", type=int, default=8080, help="another is taken if it is busy")
    parser.add_argument("--speed", type=float, default=12.0, help="how fast simulated people live")
    parser.add_argument("--load", type=float, default=0.9, help="how busy the windows are")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--no-people", "--quiet", action="store_true", help="no simulated citizens and operators"
    )
    parser.add_argument("--no-apps", action="store_true", help="open no windows")
    parser.add_argument("--seconds", type=float, default=0.0, help="stop by itself after so long")
    return parser


async def _show(options: argparse.Namespace, place: Place) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with Children(options.data / "logs") as children:
        print("Starting the server …", flush=True)
        deployment = str(place.deployment)
        server = await children.start("server", "server", "--deploy", deployment)
        await until_ready(place, server, stop)
        if stop.is_set():
            return
        opened, left_out = await _open_apps(options, place, children)
        print(_told(options, place, opened, left_out), flush=True)
        await _run(options, place, server, stop)
        print("Stopping …", flush=True)


async def _run(
    options: argparse.Namespace, place: Place, server: Child, stop: asyncio.Event
) -> None:
    """Keep the office alive until told to stop, the time is over, or the server ends."""
    work: list[asyncio.Task[object]] = [
        asyncio.create_task(stop.wait()),
        asyncio.create_task(server.ended()),
    ]
    if options.seconds:
        work.append(asyncio.create_task(asyncio.sleep(options.seconds)))
    if not options.no_people:
        work.append(
            asyncio.create_task(live(life_of(place, options.speed, options.load, options.seed)))
        )
    try:
        done, _ = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
    for task in done:
        if not task.cancelled() and (error := task.exception()) is not None:
            raise error
    if not server.is_running:
        raise ChildFailed(f"the server ended by itself; {server.log} says:\n{server.last_words()}")


def life_of(place: Place, speed: float, load: float, seed: int) -> Life:
    """Citizens at the last kiosk, operators at all windows but the one left free."""
    return Life(
        address=place.address,
        office=place.office,
        kiosk=place.token(place.devices("kiosk")[-1]),
        console=place.token(place.devices("console")[0]),
        reception=place.token(place.devices("reception")[0]),
        password=PASSWORD,
        logins=tuple(login for login, _ in place.operators[1:]),
        free_window=OWN_WINDOW,
        pace=Pace(speed),
        load=load,
        seed=seed,
    )


async def _open_apps(
    options: argparse.Namespace, place: Place, children: Children
) -> tuple[list[App], list[tuple[App, str]]]:
    opened: list[App] = []
    left_out: list[tuple[App, str]] = []
    screen = await asyncio.to_thread(screen_here) if display_here() else FULL_HD
    for app in apps_of(place, OWN_WINDOW, place.operators[0][0], free_port(0), screen):
        if options.no_apps:
            left_out.append((app, "--no-apps"))
        elif not display_here():
            left_out.append((app, "no display here"))
        elif missing(app):
            left_out.append((app, "not installed"))
        else:
            await children.start(app.name, app.module, *app.arguments)
            opened.append(app)
    return opened, left_out


async def until_ready(place: Place, server: Child, stop: asyncio.Event) -> None:
    """Return when the server answers, or when `stop` is set; raises ChildFailed."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + READY_WITHIN_S
    while not stop.is_set():
        if await asyncio.to_thread(_is_ready, place.address):
            return
        if not server.is_running or loop.time() > deadline:
            said = server.last_words()
            raise ChildFailed(f"the server did not start; {server.log} says:\n{said}")
        await asyncio.sleep(0.1)


def _is_ready(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{address}/readyz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def _told(
    options: argparse.Namespace,
    place: Place,
    opened: Sequence[App],
    left_out: Sequence[tuple[App, str]],
) -> str:
    login, name = place.operators[0]
    lines = [
        "",
        f"  {place.name}",
        f"  the network      {place.address}/",
        f"  this office      {place.address}/offices/{place.office}",
        f"  health, metrics  {place.address}/readyz  {place.address}/metrics",
        "",
        *(f"  open             {app.shows}" for app in opened),
        *(f"  left out         {app.shows}: {why}" for app, why in left_out),
        "",
        f"  operator         {login} / {PASSWORD}   ({name}, window {OWN_WINDOW} is free)",
        *(
            f"  supervisor       {login} / {PASSWORD}   ({name})"
            for login, name in place.supervisors
        ),
        f"  device tokens    {place.tokens}/",
        f"  printed tickets  {place.paper}/",
        f"  logs             {options.data / 'logs'}/",
        "",
        "  nobody is simulated: it is all yours"
        if options.no_people
        else f"  citizens and operators are simulated, {options.speed:g} times as fast as life",
        "  Ctrl+C stops everything.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
