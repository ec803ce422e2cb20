"""A new office out of a template: one short file, checked with all others before it is written."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec import Struct

from server.config.assembly import assemble
from server.config.faults import ConfigFaults, FaultList
from server.config.layout import ID, ID_REMEDY
from server.config.loader import parse, read_texts


class NewOffice(Struct, frozen=True, kw_only=True):
    """What a person must say about a new office."""

    id: str
    template: str
    name: str
    address: str
    zone: str = ""
    parent: str = ""


def write_office(root: Path, new: NewOffice) -> Path:
    """Writes `offices/<id>.toml`. Raises ConfigFaults, and writes nothing, if it would not fit."""
    faults = FaultList()
    path = root / "offices" / f"{new.id}.toml"
    if not ID.fullmatch(new.id):
        faults.add("--id", "", f"«{new.id}» cannot be an office's id", ID_REMEDY)
    elif list((root / "offices").rglob(path.name)):
        faults.add("--id", "", f"the office «{new.id}» exists already", "choose another id")
    faults.raise_any()
    text = office_text(new)
    name = path.relative_to(root).as_posix()
    assemble(parse({**read_texts(root, faults), name: text}, faults), faults)
    if faults:
        raise ConfigFaults(faults)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def office_text(new: NewOffice) -> str:
    """The file's text; everything not said here comes from the template."""
    lines = [f"template = {_quoted(new.template)}"]
    lines.append(f"name = {{ ru = {_quoted(new.name)} }}")
    lines.append(f"address = {{ ru = {_quoted(new.address)} }}")
    if new.zone:
        lines.append(f"zone = {_quoted(new.zone)}")
    if new.parent:
        lines.append(f"parent = {_quoted(new.parent)}")
    lines += [
        "",
        "# Staff sign in with what `talon password` hashes:",
        "# [[staff]]",
        '# id = "ivanova"',
        '# name = "Иванова А. Б."',
        '# login = "ivanova"',
        '# role = "operator"      # or reception, supervisor',
        '# secret = "$argon2id$…"',
        "",
    ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """JSON's strings are TOML's basic strings."""
    return json.dumps(text, ensure_ascii=False)
