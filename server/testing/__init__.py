"""A real server for tests, measurements and shows, and a raw peer that speaks to it.

`serve(network, data)` runs it in this process's loop, `Child` as a process of its own.
`Credentials` makes tokens for devices and staff, `Peer` is a socket without any cleverness.
"""

from server.testing.peer import Peer
from server.testing.serving import (
    FREE,
    Child,
    Credentials,
    Served,
    always_open,
    fully_staffed,
    serve,
)

__all__ = [
    "FREE",
    "Child",
    "Credentials",
    "Peer",
    "Served",
    "always_open",
    "fully_staffed",
    "serve",
]
