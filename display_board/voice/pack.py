"""`python -m display_board.voice.pack`: clips for every call, made once at a board's set-up.

render   say every piece by a speech engine, equally loud and without silence; what is there stays
check    what a pack lacks: one rendered here, or a human announcer's
script   what a human announcer is to read, a line a clip
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from display_board.errors import SpeechUnavailable
from display_board.qt.places import pack_folder
from display_board.tokens import chime_tokens
from display_board.voice.engine import AUTO, ENGINES, Engine, engine_of
from display_board.voice.numerals import LANGUAGES, Language
from display_board.voice.pcm import Pcm, to_wav
from display_board.voice.pieces import LETTERS, WINDOWS, name_of, pieces
from display_board.voice.recorded import MANIFEST, Manifest, Pack
from display_board.voice.render import render


def main(arguments: Sequence[str] | None = None) -> int:
    """0: the pack is whole; 1: it has gaps; 2: it could not be read or made."""
    options = _flags().parse_args(arguments)
    try:
        match options.act:
            case "render":
                return _render(options)
            case "check":
                return _check(Pack(options.folder))
            case _:
                return _script(options)
    except (SpeechUnavailable, OSError) as error:
        print(f"pack: {error}", file=sys.stderr)
        return 2


def fill(folder: Path, promised: Manifest, engine: Engine, lufs: float) -> tuple[int, list[str]]:
    """Say what is missing; how many clips are new, and what the engine could not say.

    The manifest comes last: a pack cut short is none, and goes on where it stopped. Clips of
    another engine go first, but a human's never: raises SpeechUnavailable.
    """
    made, unsaid = 0, []
    _clear(folder, promised.engine)
    for language in promised.languages:
        (folder / language).mkdir(parents=True, exist_ok=True)
        for piece in pieces(language, promised.letters, promised.windows):
            file = folder / language / f"{name_of(piece)}.wav"
            if file.is_file():
                continue
            try:
                _keep(file, render(engine, piece, language, lufs))
                made += 1
            except SpeechUnavailable as error:
                unsaid.append(str(error))
    (folder / MANIFEST).write_text(_toml(promised), encoding="utf-8")
    return made, unsaid


def _render(options: argparse.Namespace) -> int:
    engine = engine_of(options.engine)
    said = (tuple(options.languages), options.letters, options.windows)
    promised = Manifest(engine.name, engine.name, *said)
    made, unsaid = fill(options.folder, promised, engine, chime_tokens().level_lufs)
    print(f"{options.folder}: {made} clips are new, by {engine.name}")
    for reason in unsaid[:5]:
        print(f"  {reason}", file=sys.stderr)
    return 1 if unsaid else 0


def _check(pack: Pack) -> int:
    gaps = pack.gaps(listen=True)
    for language, piece in gaps:
        print(f"{language}/{name_of(piece)}.wav")
    print(f"{pack.folder}: {pack.manifest.name}, {len(gaps) or 'nothing'} missing", file=sys.stderr)
    return 1 if gaps else 0


def _script(options: argparse.Namespace) -> int:
    for language in options.languages:
        for piece in pieces(language, options.letters, options.windows):
            print(f"{language}/{name_of(piece)}.wav\t{piece}")
    return 0


def _clear(folder: Path, engine: str) -> None:
    """Make room for this engine's clips."""
    if not (folder / MANIFEST).is_file():
        return
    old = Pack(folder).manifest
    if not old.engine:
        raise SpeechUnavailable(f"{folder} holds the recordings of {old.name}: choose another")
    (folder / MANIFEST).unlink()
    if old.engine != engine:
        for clip in folder.glob("*/*.wav"):
            clip.unlink()


def _toml(manifest: Manifest) -> str:
    """TOML's strings and lists are JSON's; the standard library cannot write it."""
    told = msgspec.structs.asdict(manifest)
    del told["files"]
    lines = (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in told.items())
    return "\n".join((*lines, ""))


def _keep(file: Path, clip: Pcm) -> None:
    """A clip appears whole or not at all."""
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_bytes(to_wav(clip))
    draft.replace(file)


def _flags() -> argparse.ArgumentParser:
    flags = argparse.ArgumentParser(
        prog="display_board.voice.pack",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    flags.add_argument("act", choices=("render", "check", "script"))
    flags.add_argument("--folder", type=Path, default=pack_folder())
    flags.add_argument("--languages", type=_languages, default=LANGUAGES, metavar="ru,en,tt")
    flags.add_argument("--letters", default=LETTERS, help="of numbers")
    flags.add_argument("--windows", type=int, default=WINDOWS, help="the greatest number of one")
    flags.add_argument("--engine", choices=(AUTO, *ENGINES), default=AUTO)
    return flags


def _languages(text: str) -> tuple[Language, ...]:
    chosen = tuple(name for name in LANGUAGES if name in text.split(","))
    if len(chosen) != len(text.split(",")):
        raise argparse.ArgumentTypeError(f"choose from {', '.join(LANGUAGES)}")
    return chosen


if __name__ == "__main__":
    sys.exit(main())
