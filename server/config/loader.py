"""Reads a configuration folder: the only place of this part that touches the disk."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

from server.config.assembly import assemble
from server.config.faults import FaultList
from server.config.network import Network

Tree = dict[str, Any]
"""File's path in the folder → its parsed content."""

SINGLE = ("network.toml", "agencies.toml", "papers.toml")
FOLDERS = ("services", "templates", "offices")


def load_network(root: Path, public_url: str = "") -> Network:
    """The network that the files under `root` describe.

    `public_url` (a deployment's) replaces the one of network.toml. Raises ConfigFaults with every
    fault of every file.
    """
    faults = FaultList()
    texts = read_texts(root, faults)
    network = assemble(parse(texts, faults), faults, public_url, fingerprint(texts))
    faults.raise_any()
    return network


def read_texts(root: Path, faults: FaultList) -> dict[str, str]:
    """Path under `root` → text, for all files that belong to a configuration."""
    texts: dict[str, str] = {}
    for path in sorted(root.rglob("*.toml")):
        name = path.relative_to(root).as_posix()
        top = name.split("/", 1)[0]
        if top == "deploy" or any(part.startswith(".") for part in name.split("/")):
            continue
        if name not in SINGLE and (top not in FOLDERS or top == name):
            faults.add(
                name,
                "",
                "is no file of a configuration",
                f"files: {', '.join(SINGLE)}; folders: {', '.join(FOLDERS)}, deploy",
            )
            continue
        try:
            texts[name] = path.read_text(encoding="utf-8")
        except OSError as error:
            faults.add(name, "", f"cannot be read: {error.strerror}", "check its permissions")
        except UnicodeDecodeError:
            faults.add(name, "", "is no UTF-8", "save it as UTF-8")
    for name in SINGLE:
        if not (root / name).is_file():
            faults.add(name, "", f"is missing in {root}", "name the folder of the configuration")
    return texts


def parse(texts: dict[str, str], faults: FaultList) -> Tree:
    """Parsed files; one that is no TOML stands as None, so that others are not blamed for it."""
    tree: Tree = {}
    for name, text in texts.items():
        try:
            tree[name] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            faults.add(name, "", f"is no TOML: {error}", "mend that line")
            tree[name] = None
    return tree


def fingerprint(texts: dict[str, str]) -> str:
    """One value for one configuration."""
    digest = hashlib.sha256()
    for name in sorted(texts):
        digest.update(f"{name}\0{texts[name]}\0".encode())
    return digest.hexdigest()[:16]
