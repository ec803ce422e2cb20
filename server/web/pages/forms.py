"""Small forms of the pages: read at most a few kilobytes, one value a field."""

from __future__ import annotations

from urllib.parse import parse_qsl

from aiohttp import web

LONGEST = 4096
LONGEST_WITH_TEXT = 16_384
"""A thousand Cyrillic letters come as six bytes each."""
_MOST_FIELDS = 16


async def fields_of(request: web.Request, longest: int = LONGEST) -> dict[str, str]:
    """The fields of an urlencoded form; anything else has none."""
    body = b""
    async for chunk in request.content.iter_chunked(LONGEST):
        body += chunk
        if len(body) > longest:
            raise web.HTTPRequestEntityTooLarge(longest, len(body))
    try:
        pairs = parse_qsl(body.decode("utf-8"), max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    return dict(pairs)
