"""Whom to remind of a booking: the fields of a form, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from queue_core.domain.office import Service
from server.api.asked import Contact, Email, Phone
from server.web.pages.words import N_, Words

LONGEST_NAME, LONGEST = 100, 250


class ContactForm(Struct, frozen=True):
    """What a visitor wrote."""

    name: str = ""
    phone: str = ""
    email: str = ""
    contact: Contact | None = None
    """None: nothing was told that anybody could be reached by."""
    fault: str = ""
    """What to mend; empty: nothing."""

    @property
    def needed(self) -> str:
        """Said when a contact must be told."""
        return N_("Укажите телефон или электронную почту: на них придёт код")


class Means(Struct, frozen=True):
    """How visitors are told of their bookings, as the deployment has it."""

    by_mail: bool = False
    by_sms: bool = False
    is_needed: bool = False
    """A contact must be proven before one books."""

    def told(self, words: Words) -> str:
        """What a contact is asked for."""
        where = self._where(words)
        if self.is_needed:
            return words.gettext("Пришлём {where} код подтверждения.", where=where)
        if where:
            return words.gettext(
                "Можно не заполнять. Пришлём {where} подтверждение и напомним о записи.",
                where=where,
            )
        return words.gettext("Можно не заполнять. Контакты увидит только администратор центра.")

    def _where(self, words: Words) -> str:
        if self.by_mail and self.by_sms:
            return words.gettext("на почту или телефон")
        if self.by_mail:
            return words.gettext("на почту")
        return words.gettext("на телефон") if self.by_sms else ""


def contact_form(fields: Mapping[str, str]) -> ContactForm:
    """Read the fields `name`, `phone` and `email`."""
    name = " ".join(fields.get("name", "").split())[:LONGEST_NAME]
    phone = fields.get("phone", "").strip()[:LONGEST]
    email = fields.get("email", "").strip()[:LONGEST]
    if phone and not _fits(phone, Phone):
        fault = N_("Проверьте номер телефона: нужны цифры, например +7 900 123-45-67")
        return ContactForm(name, phone, email, None, fault)
    if email and not _fits(email, Email):
        fault = N_("Проверьте адрес почты, например name@example.ru")
        return ContactForm(name, phone, email, None, fault)
    contact = Contact(name, phone or None, email or None) if phone or email else None
    return ContactForm(name, phone, email, contact)


def paper_texts(service: Service, words: Words) -> list[str]:
    """What to bring."""
    return [words.said(paper) for paper in service.papers]


def _fits(text: str, kind: object) -> bool:
    try:
        msgspec.convert(text, kind)
    except msgspec.ValidationError:
        return False
    return True
