"""Brings the kiosk's translations up to its phrases (`update`) and compiles them (`release`).

`update` keeps what is translated, adds what is new as unfinished and drops what is gone. `release`
does nothing when nothing has changed; `make setup` runs it.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "kiosk_app" / "words"
LANGUAGES = {"ru": "ru_RU", "en": "en_US", "tt": "tt_RU"}


def update(folder: Path = WORDS) -> None:
    """Run lupdate; Russian, the source, needs the forms of counted nouns alone."""
    for language, locale in LANGUAGES.items():
        options = ["-silent", "-no-obsolete", "-locations", "none"]
        options += ["-source-language", "ru_RU", "-target-language", locale]
        if language == "ru":
            options.append("-pluralonly")
        target = folder / f"kiosk_{language}.ts"
        _run("lupdate", *options, str(WORDS / "source.py"), "-ts", str(target))


def release() -> None:
    """Run lrelease for each file that is newer than its result; what is unfinished is an error."""
    for source in sorted(WORDS.glob("kiosk_*.ts")):
        target = source.with_suffix(".qm")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        print(f"setup: compiling {target.name}", file=sys.stderr)
        _run("lrelease", "-silent", "-fail-on-unfinished", str(source), "-qm", str(target))


def _run(tool: str, *words: str) -> None:
    subprocess.run([Path(sys.executable).with_name(f"pyside6-{tool}"), *words], check=True)


if __name__ == "__main__":
    {"update": update, "release": release}[sys.argv[1]]()
