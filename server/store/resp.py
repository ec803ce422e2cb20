"""A Redis command as bytes."""

from typing import Any, cast

import hiredis

Word = str | bytes | int


def command(*words: Word) -> bytes:
    return cast(bytes, hiredis.pack_command(cast(Any, words)))
