"""`talon-kiosk`."""

import sys

from client_kit.config import read_settings
from client_kit.errors import LinkError
from client_kit.qt.shell import configure_logs
from client_kit.watchdog import run_watched
from kiosk_app.app import NAME, flags, run


def main() -> None:
    """Run and leave with the app's exit code; an employee's exit ends the watchdog too."""
    try:
        settings = read_settings(flags())
        if settings.watchdog and not settings.heartbeat:
            configure_logs(settings.log)
            code = run_watched("kiosk_app", sys.argv[1:])
        else:
            code = run(settings)
    except LinkError as error:
        print(f"{NAME}: {error}", file=sys.stderr)
        code = 2
    raise SystemExit(code)


if __name__ == "__main__":
    main()
