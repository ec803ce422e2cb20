"""`talon-kiosk`."""

import sys

from client_kit.errors import LinkError
from kiosk_app.app import NAME, run


def main() -> None:
    """Run and leave with the app's exit code."""
    try:
        code = run()
    except LinkError as error:
        print(f"{NAME}: {error}", file=sys.stderr)
        code = 2
    raise SystemExit(code)


if __name__ == "__main__":
    main()
