"""A real mail server on this loop that can fail, refuse, hang, and be away."""

from __future__ import annotations

import asyncio
import email
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default
from typing import Any, Self, cast

from aiosmtpd.smtp import SMTP, Envelope

from server.config.outreach import Smtp

SENDER = "Мои Документы <queue@example.ru>"


class Mailbox:
    """Use as `async with Mailbox() as mailbox`."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.answer = "250 OK"
        """To every letter; anything but 250 does not take it."""
        self.hangs = False
        self.tries = 0
        self.port = 0
        self._server: asyncio.Server | None = None
        self._news = asyncio.Condition()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *ended: object) -> None:
        await self.close()

    @property
    def smtp(self) -> Smtp:
        """How to reach it."""
        return Smtp(host="127.0.0.1", port=self.port, security="none", sender=SENDER, timeout_s=2)

    async def open(self) -> None:
        """Listen; on the same port as before, if there was one."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: SMTP(self, hostname="mail.example.ru", loop=loop), "127.0.0.1", self.port
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Be away."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:
        """aiosmtpd's hook: a letter has come."""
        self.tries += 1
        if self.hangs:
            await asyncio.sleep(30)
        if self.answer.startswith("250"):
            content = cast(bytes, envelope.content)
            letter = email.message_from_bytes(content, policy=default)
            self.letters.append(letter)
        async with self._news:
            self._news.notify_all()
        return self.answer

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for letters."""
        async with asyncio.timeout(15), self._news:
            await self._news.wait_for(is_so)

    def subjects(self) -> list[str]:
        """Of all letters, in order."""
        return [str(letter["Subject"]) for letter in self.letters]


def text_of(letter: EmailMessage) -> str:
    """What a person reads."""
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def calendar_of(letter: EmailMessage) -> str:
    """The calendar file beside."""
    parts = [p for p in letter.iter_attachments() if p.get_content_type() == "text/calendar"]
    return str(parts[0].get_content())
