"""Channel names, and which role may watch which."""

from __future__ import annotations

from msgspec import Struct

from server.auth.identity import Identity

_PUBLIC = ("board", "window", "wait", "public")
_DESK = ("console", "operator", "reception", "supervisor")
_KIOSK = ("kiosk", "reception", "supervisor")


class ChannelName(Struct, frozen=True):
    """A channel's name taken apart."""

    full: str
    office: str
    """Empty: the network's."""
    kind: str
    """network, ticket, board, window, kiosk, wait, desk, desk/wait, public."""
    part: str = ""
    """Hall, window or token."""


def parse(name: str) -> ChannelName | None:
    """None: there is no such channel."""
    if len(name) > 200:
        return None
    if name == "network":
        return ChannelName(name, "", "network")
    head, _, rest = name.partition("/")
    if head == "ticket":
        office, dot, token = rest.partition(".")
        return ChannelName(name, office, "ticket", token) if dot and token else None
    kind, _, part = rest.partition("/")
    match kind, part:
        case (("kiosk" | "wait" | "public" | "desk"), ""):
            return ChannelName(name, head, kind)
        case "desk", "wait":
            return ChannelName(name, head, "desk/wait")
        case (("board" | "window"), _) if part:
            return ChannelName(name, head, kind, part)
        case _:
            return None


def may_watch(identity: Identity, channel: ChannelName) -> bool:
    """Whether this one may see that channel."""
    match channel.kind:
        case "network" | "ticket":
            return True
        case kind if kind in _PUBLIC:
            return True
        case "kiosk":
            return identity.role in _KIOSK and identity.office == channel.office
        case _:
            return identity.role in _DESK and identity.office == channel.office
