"""A store behind TLS: only one whose certificate is known is trusted."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from server.store.embedded import EmbeddedStore
from server.store.errors import StoreUnavailable
from server.store.store import Store
from tests.store.certificates import certificate
from tests.store.commits import FIRST, OFFICE, QUEUE, commit
from tests.store.servers import HOST


async def test_a_store_behind_tls_is_used_when_its_certificate_is_named(
    embedded: EmbeddedStore, tmp_path: Path
) -> None:
    file = certificate(tmp_path)

    async with _tls_before(embedded, file) as port:
        url = f"rediss://{HOST}:{port}?ssl_ca_certs={file}"
        async with Store(url) as store:
            await store.commit(commit(store))
            assert (await store.load(OFFICE))[QUEUE].position == FIRST


async def test_a_store_with_an_unknown_certificate_is_refused(
    embedded: EmbeddedStore, tmp_path: Path
) -> None:
    async with _tls_before(embedded, certificate(tmp_path)) as port:
        with pytest.raises(StoreUnavailable, match="certificate verify failed"):
            async with Store(f"rediss://{HOST}:{port}", patience=0.3):
                pass


@asynccontextmanager
async def _tls_before(embedded: EmbeddedStore, file: Path) -> AsyncIterator[int]:
    """A port that speaks TLS and passes everything on to the store."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    socket = embedded.url.removeprefix("unix://")

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        store_reader, store_writer = await asyncio.open_unix_connection(socket)
        await asyncio.gather(_pass_on(reader, store_writer), _pass_on(store_reader, writer))

    server = await asyncio.start_server(serve, HOST, 0, ssl=context)
    async with server:
        port: int = server.sockets[0].getsockname()[1]
        yield port


async def _pass_on(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
    try:
        while data := await source.read(1 << 16):
            to.write(data)
    finally:
        to.close()
