"""`python -m bench` (`make bench`): runs every bench, one after the other, and tells which failed.

`--quick` shows within a minute or two that each works; its figures mean nothing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence

from bench.measure import OUT

BENCHES: dict[str, tuple[str, ...]] = {
    "commands": ("--quick",),
    "board": ("--quick",),
    "frames": ("--quick",),
    "board_memory": ("--quick",),
    "kiosk": ("--quick",),
    "printing": ("--quick",),
    "pages": ("--quick",),
    "viewers": ("--quick",),
    "network": ("--quick",),
    "first_paint": ("--quick",),
    "soak": ("--kills", "4"),
    "views": (),
    "forecast": (),
    "store_raw": (),
    "store_client": (),
    "booking": ("--quick",),
}
"""Bench → its flags for a quick run."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run those asked for, or all; 1 when any failed."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHES)}")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(BENCHES):
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")
    failed = []
    for name in options.names or BENCHES:
        print(f"── {name}", flush=True)
        flags = BENCHES[name] if options.quick else ()
        if subprocess.run((sys.executable, "-m", f"bench.{name}", *flags)).returncode:
            failed.append(name)
    print(f"figures in {OUT}/" + (f"; failed: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
