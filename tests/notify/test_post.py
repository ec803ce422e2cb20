"""The way to the mail server: passwords, certificates, and what it says when it does not work."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from server.auth.errors import TokenFileBroken
from server.auth.files import write_private
from server.config.outreach import Smtp
from server.notify.errors import NotTaken, Rejected
from server.notify.post import Post
from tests.notify.mailbox import SENDER, Mailbox
from tests.store.certificates import certificate


def letter() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Message-ID"] = "queue@example.ru", "a@example.ru", "<x@y>"
    made.set_content("hello\n")
    return made


@asynccontextmanager
async def listening(make: Callable[[], SMTP], tls: ssl.SSLContext | None) -> AsyncIterator[int]:
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0, ssl=tls)
    yield server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
async def test_it_signs_in_with_the_password_in_a_file(tmp_path: Path) -> None:
    def check(server: Any, session: Any, envelope: Any, mechanism: str, word: Any) -> AuthResult:
        assert isinstance(word, LoginPassword)
        is_right = (word.login, word.password) == (b"queue", b"secret")
        return AuthResult(success=is_right, handled=False)

    mailbox, file = Mailbox(), tmp_path / "mail.password"

    def make() -> SMTP:
        return SMTP(
            mailbox,
            hostname="mail.example.ru",
            auth_required=True,
            auth_require_tls=False,
            authenticator=check,
        )

    async with listening(make, None) as port:
        smtp = Smtp("127.0.0.1", port, "none", "queue", str(file), SENDER, 3)
        write_private(file, b"secret\n")
        await Post(smtp).send(letter())
        write_private(file, b"wrong\n")
        with pytest.raises(NotTaken, match="password") as caught:
            await Post(smtp).send(letter())

    assert len(mailbox.letters) == 1
    assert not isinstance(caught.value, Rejected)  # it is our mistake, not the letter's
    file.chmod(0o644)
    with pytest.raises(TokenFileBroken):
        Post(smtp)


async def test_a_server_with_a_certificate_nobody_vouches_for_gets_nothing(tmp_path: Path) -> None:
    mailbox = Mailbox()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate(tmp_path))

    async with listening(lambda: SMTP(mailbox, hostname="mail.example.ru"), context) as port:
        with pytest.raises(NotTaken):
            await Post(Smtp("127.0.0.1", port, "tls", sender=SENDER, timeout_s=3)).send(letter())

    assert mailbox.letters == []
