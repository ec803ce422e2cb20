"""A store behind TLS: only one whose certificate is known is trusted."""

import asyncio
import ipaddress
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from server.store.embedded import EmbeddedStore
from server.store.errors import StoreUnavailable
from server.store.store import Store
from tests.store.commits import FIRST, OFFICE, QUEUE, commit
from tests.store.servers import HOST


async def test_a_store_behind_tls_is_used_when_its_certificate_is_named(
    embedded: EmbeddedStore, tmp_path: Path
) -> None:
    certificate = _certificate(tmp_path)

    async with _tls_before(embedded, certificate) as port:
        url = f"rediss://{HOST}:{port}?ssl_ca_certs={certificate}"
        async with Store(url) as store:
            await store.commit(commit(store))
            assert (await store.load(OFFICE))[QUEUE].position == FIRST


async def test_a_store_with_an_unknown_certificate_is_refused(
    embedded: EmbeddedStore, tmp_path: Path
) -> None:
    async with _tls_before(embedded, _certificate(tmp_path)) as port:
        with pytest.raises(StoreUnavailable, match="certificate verify failed"):
            async with Store(f"rediss://{HOST}:{port}", patience=0.3):
                pass


@asynccontextmanager
async def _tls_before(embedded: EmbeddedStore, certificate: Path) -> AsyncIterator[int]:
    """A port that speaks TLS and passes everything on to the store."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
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


def _certificate(folder: Path) -> Path:
    """A key and a certificate of its own signing, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))]), False
        )
        .sign(key, hashes.SHA256())
    )
    path = folder / "store.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path
