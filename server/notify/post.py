"""Sends letters: to the mail server, or into a folder for trials."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

import aiosmtplib

from server.auth.files import read_private, write_private
from server.config.outreach import Smtp
from server.notify.errors import NotTaken, Rejected


class Post:
    """The way by mail. Making it raises TokenFileBroken or FileNotFoundError for a bad password."""

    def __init__(self, smtp: Smtp) -> None:
        self._smtp = smtp
        self._password = ""
        if smtp.password_file:
            self._password = read_private(Path(smtp.password_file)).decode().strip()

    @property
    def is_open(self) -> bool:
        """Whether there is such a way."""
        return self._smtp.is_used

    @property
    def sender(self) -> str:
        """From whom letters are."""
        return self._smtp.sender

    async def send(self, letter: EmailMessage) -> None:
        """Hand it over. Raises NotTaken, or Rejected when it never will be taken."""
        try:
            if self._smtp.folder:
                await asyncio.to_thread(self._lay_down, letter)
                return
            async with asyncio.timeout(self._smtp.timeout_s):
                await self._hand_over(letter)
        except aiosmtplib.SMTPRecipientsRefused as error:
            refused = [one.code for one in error.recipients]
            raise _not_taken(f"recipient refused: {refused[0]}", refused[0]) from None
        except aiosmtplib.SMTPAuthenticationError as error:
            raise NotTaken(f"the mail server refused our password: {error.code}") from None
        except aiosmtplib.SMTPResponseException as error:
            raise _not_taken(f"the mail server answered {error.code}", error.code) from None
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            raise NotTaken(f"the mail server cannot be reached: {type(error).__name__}") from None

    async def _hand_over(self, letter: EmailMessage) -> None:
        smtp = self._smtp
        client = aiosmtplib.SMTP(
            hostname=smtp.host,
            port=smtp.port,
            use_tls=smtp.security == "tls",
            start_tls=smtp.security == "starttls",
            username=smtp.user or None,
            password=self._password or None,
            timeout=smtp.timeout_s,
            local_hostname=parseaddr(smtp.sender)[1].partition("@")[
                2
            ],  # else it asks DNS, blocking
        )
        try:
            await client.connect()
            await client.send_message(letter)
        finally:
            with suppress(aiosmtplib.SMTPException, OSError, TimeoutError):
                if client.is_connected:
                    await client.quit(timeout=1)
            client.close()

    def _lay_down(self, letter: EmailMessage) -> None:
        name = str(letter["Message-ID"]).strip("<>").partition("@")[0]
        write_private(Path(self._smtp.folder) / f"{name}.eml", letter.as_bytes())


def _not_taken(text: str, code: int) -> NotTaken:
    return Rejected(text) if 500 <= code < 600 else NotTaken(text)
