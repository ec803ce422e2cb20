"""`talon-server`: runs one node until it is told to stop.

Exit codes: 0 stopped, 2 wrong flags or configuration, 3 store, 4 address, 5 tokens or secret.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import structlog
import uvloop
from msgspec.structs import replace

from server.app import Node
from server.auth.errors import TokenFileBroken
from server.config.deployment import Deployment, load_deployment
from server.config.faults import ConfigFaults
from server.config.loader import load_network
from server.logs import set_up_logs
from server.store.errors import StoreError

EXIT_CONFIG, EXIT_STORE, EXIT_ADDRESS, EXIT_SECRETS = 2, 3, 4, 5
log = structlog.get_logger()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the server; returns the exit code."""
    flags = _flags().parse_args(arguments)
    try:
        deployment = deployment_of(flags)
        set_up_logs(deployment.log.level, deployment.log.form)
        network = load_network(deployment.config_dir, deployment.public_url)
    except ConfigFaults as faults:
        return _stop(EXIT_CONFIG, str(faults))
    _raise_descriptors(deployment.limits.sockets)
    try:
        uvloop.run(_serve(Node(deployment, network)))
    except StoreError as error:
        return _stop(EXIT_STORE, str(error))
    except TokenFileBroken as error:
        return _stop(EXIT_SECRETS, str(error))
    except OSError as error:
        where = f"{deployment.host}:{deployment.port}"
        return _stop(EXIT_ADDRESS, f"cannot listen on {where}: {error.strerror or error}")
    return 0


def deployment_of(flags: argparse.Namespace) -> Deployment:
    """The deployment file with the flags over it. Raises ConfigFaults."""
    if flags.deploy:
        deployment = load_deployment(flags.deploy)
    else:
        deployment = Deployment(
            config=str(Path("config").resolve()), data=str(Path("data").resolve())
        )
    changes = {
        name: value
        for name, value in {
            "config": flags.config and str(flags.config.resolve()),
            "data": flags.data and str(flags.data.resolve()),
            "host": flags.host,
            "port": flags.port,
            "node": flags.node,
        }.items()
        if value is not None
    }
    store = deployment.store
    if flags.redis is not None:
        store = replace(store, url=flags.redis)
    if flags.fsync is not None:
        store = replace(store, appendfsync=flags.fsync)
    limits = deployment.limits
    if flags.unlimited:
        much, sockets = 1_000_000, limits.sockets
        limits = replace(
            limits, frames_per_s=much, public_per_minute=much, sockets_per_address=sockets
        )
    return replace(deployment, **changes, store=store, limits=limits)


def _flags() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="talon-server", description="Central server of Talon.")
    parser.add_argument("--deploy", type=Path, help="deployment file (config/deploy/*.toml)")
    parser.add_argument("--config", type=Path, help="folder of the network's files")
    parser.add_argument("--data", type=Path, help="folder of everything the node keeps")
    parser.add_argument("--host", help="address to listen on")
    parser.add_argument("--port", type=int, help="port to listen on; 0: any free one")
    parser.add_argument("--node", help="name of this node")
    parser.add_argument("--redis", help="address of the store; empty: an embedded one in --data")
    parser.add_argument("--fsync", choices=("always", "everysec"), help="of the embedded store")
    parser.add_argument(
        "--unlimited",
        action="store_true",
        help="no limits on frames and addresses: for measurements only",
    )
    return parser


async def _serve(node: Node) -> None:
    """From listening to the signal that ends it."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with node:
        print(f"Talon server: {node.address}", flush=True)
        log.info("serving", address=node.address, node=node.name, offices=len(node.network.offices))
        await stopped.wait()
        log.info("stopping")


def _raise_descriptors(sockets: int) -> None:
    """Every socket needs a descriptor: take what the system allows, and say if that is too few."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard == resource.RLIM_INFINITY or soft < hard:
        soft = hard if hard != resource.RLIM_INFINITY else max(soft, sockets + 200)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    if soft < sockets + 200:
        log.warning("few descriptors", allowed=soft, sockets=sockets, remedy="ulimit -n")


def _stop(code: int, text: str) -> int:
    print(f"talon-server: {text}", file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
