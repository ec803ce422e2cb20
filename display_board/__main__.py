"""`talon-board`: a hall board, or with `--window` the display over one window."""

import argparse
import os
import sys

from client_kit.config import SCHEMES, common_flags, read_settings
from client_kit.errors import LinkError
from client_kit.qt.shell import configure_logs, run_app
from client_kit.watchdog import run_watched
from display_board.app import BY_HOUR, FULL_HD, build
from display_board.arrows import table_of
from display_board.hours import DAYLIGHT
from display_board.tokens import window_panel_size
from display_board.voice.engine import AUTO, ENGINES

ABOUT = "Shows and says who is called: the board of a hall, or the display over a window."


def main() -> int:
    """Run the board; returns the exit code."""
    # One thread draws and answers, so that a frame's end tells what it held (see `Glass`).
    os.environ.setdefault("QSG_RENDER_LOOP", "basic")
    try:
        settings = read_settings(board_flags())
    except LinkError as error:
        print(f"talon-board: {error}", file=sys.stderr)
        return 2
    if settings.watchdog and not settings.heartbeat:
        configure_logs(settings.log)
        return run_watched("display_board", sys.argv[1:])
    place = f"window-{settings.window}" if settings.window else f"hall-{settings.hall}"
    size = window_panel_size() if settings.window else FULL_HD
    return run_app(settings, f"talon-board-{place}", build, size)


def board_flags() -> argparse.ArgumentParser:
    """The board's own flags beside those of every app."""
    flags = common_flags("talon-board", ABOUT, (*SCHEMES, BY_HOUR))
    _add_glass(flags)
    _add_voice(flags)
    return flags


def _add_voice(flags: argparse.ArgumentParser) -> None:
    flags.add_argument(
        "--volume", default="100", help='per cent, or by the hour: "08:00 100, 20:00 40"'
    )
    flags.add_argument(
        "--language", default="ru", help="ru, en, tt; several are spoken in turn: ru,en"
    )
    flags.add_argument(
        "--voice", default="on", help="on, off, or file:FOLDER to write what would be heard"
    )
    flags.add_argument("--clips", default="", metavar="FOLDER", help="where phrases are kept")
    flags.add_argument(
        "--announcer", default="", metavar="FOLDER", help="a human's pack of clips, see the README"
    )
    flags.add_argument(
        "--pack", default="", metavar="FOLDER", help="clips of `python -m display_board.voice.pack`"
    )
    flags.add_argument("--engine", choices=(AUTO, *ENGINES), default=AUTO, help="of speech")


def _add_glass(flags: argparse.ArgumentParser) -> None:
    flags.add_argument(
        "--scheme-hours", default=DAYLIGHT, metavar="HOURS", help=f'of "auto": "{DAYLIGHT}"'
    )
    flags.add_argument("--hall", default="1", help="id of the hall whose calls are shown")
    flags.add_argument("--window", default="", help="a window's id: show this window alone")
    flags.add_argument("--name", default="", help="what this board is called when it fails")
    flags.add_argument("--diagonal", type=float, default=0.0, help="of the panel, inches")
    flags.add_argument("--depth", type=float, default=0.0, help="of the hall, metres")
    flags.add_argument("--pictures", default="", metavar="FOLDER", help="shown beside the calls")
    flags.add_argument("--summary", action="store_true", help="how many wait for each service")
    flags.add_argument("--ticker", default="", metavar="FILE", help="lines shown under the calls")
    flags.add_argument(
        "--arrows",
        type=table_of,
        default={},
        metavar="TABLE",
        help='where windows lie: "left 1-8 11, up 9-10"; in the file: [arrows] left = "1-8, 11"',
    )
    flags.add_argument(
        "--paint-log", default="", metavar="FILE", help="append when each call was on the glass"
    )


if __name__ == "__main__":
    sys.exit(main())
