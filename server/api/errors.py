"""What the API says when it cannot do as asked, and the HTTP status that goes with it.

ApiProblem
  of the caller       bad_request, bad_key, token_*, scope_missing, too_many …: mend the request
  of the rules        every code of `queue_core.domain.refusals`: 404, 403 or 409
  of the moment       unavailable, unknown: 503, the same request may be sent again
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from server.live import errors
from server.rooms.request import Failed


class Problem(Struct, frozen=True):
    """Why not: `code` for programs, `text` for people in their language."""

    code: str
    text: str
    retry: bool
    """The same request, with the same key, may be sent again."""
    facts: dict[str, Any]
    """What helps to go on: the nearest free slots, the window, the seconds to wait."""


class ApiProblem(Exception):
    """The request ends here, with a `Problem`."""

    def __init__(self, code: str, *, retry: bool = False, **facts: Any) -> None:
        super().__init__(code)
        self.failed = Failed(code, facts, retry)

    @property
    def code(self) -> str:
        """Its name."""
        return self.failed.code

    @property
    def status(self) -> int:
        """The HTTP status; whatever the rules refuse and is not named is a conflict."""
        return STATUS.get(self.code, 409)

    @property
    def retry_after(self) -> int:
        """Seconds to wait before asking again; 0: waiting does not help."""
        return {429: int(self.failed.facts.get("seconds", 60)), 503: 2}.get(self.status, 0)

    def told(self, language: str) -> Problem:
        """In the caller's language."""
        own = TEXTS.get(self.code)
        failed = self.failed
        if own is None:
            error = errors.told(failed, language)
            return Problem(error.code, error.text, error.retry, error.facts)
        text = own[language == "en"].format(**failed.facts)
        return Problem(failed.code, text, failed.retry, failed.facts)


def from_room(failed: Failed) -> ApiProblem:
    """What a room refused."""
    return ApiProblem(failed.code, retry=failed.retry, **failed.facts)


STATUS: dict[str, int] = {
    "bad_request": 400,
    "bad_key": 400,
    "key_missing": 400,
    "token_missing": 401,
    "token_unknown": 401,
    "token_expired": 401,
    "token_revoked": 401,
    "forbidden": 403,
    "scope_missing": 403,
    "not_remote": 403,
    "no_such_resource": 404,
    "unknown_office": 404,
    "unknown_service": 404,
    "elsewhere": 404,
    "not_found": 404,
    "booking_unknown": 404,
    "no_contact": 404,
    "unknown_hook": 404,
    "method_not_allowed": 405,
    "too_large": 413,
    "unsupported_media": 415,
    "verification_needed": 403,
    "verification_unfit": 403,
    "booked_too_often": 429,
    "taken_too_often": 429,
    "too_many_codes": 429,
    "too_many": 429,
    "quota_used": 429,
    "fault": 500,
    "unavailable": 503,
    "unknown": 503,
}
TEXTS: dict[str, tuple[str, str]] = {
    "bad_request": ("Запрос не разобран: {detail}", "The request cannot be read: {detail}"),
    "key_missing": (
        "Нужен заголовок Idempotency-Key с UUIDv7",
        "The header Idempotency-Key with a UUIDv7 is needed",
    ),
    "token_missing": (
        "Нужен ключ партнёра в заголовке Authorization: Bearer …",
        "A partner key is needed in the header Authorization: Bearer …",
    ),
    "token_unknown": ("Такого ключа нет", "There is no such key"),
    "token_expired": ("Срок ключа истёк", "This key has expired"),
    "token_revoked": ("Ключ отозван", "This key was revoked"),
    "scope_missing": (
        "Этому ключу не разрешено: {scope}",
        "This key has no permission for: {scope}",
    ),
    "no_such_resource": ("Такого адреса нет", "There is nothing at this address"),
    "method_not_allowed": (
        "Здесь это действие не предусмотрено; можно: {allowed}",
        "This method is not for this address; allowed: {allowed}",
    ),
    "too_large": ("Запрос слишком длинный", "The request is too long"),
    "unsupported_media": (
        "Тело запроса должно быть application/json",
        "The body must be application/json",
    ),
    "quota_used": (
        "Запросы этого ключа на минуту исчерпаны",
        "This key's requests of this minute are used up",
    ),
    "verification_needed": (
        "Сначала подтвердите почту или телефон: мы пришлём код",
        "Please confirm your e-mail or phone first: we shall send a code",
    ),
    "verification_unfit": (
        "Подтверждение устарело или относится к другому контакту. Получите новый код",
        "This proof is over or belongs to another contact. Please ask for a new code",
    ),
    "code_wrong": (
        "Код не подошёл. Проверьте его; осталось попыток: {left}",
        "This is not the code. Please check it; tries left: {left}",
    ),
    "code_over": (
        "Этот код больше не действует. Получите новый",
        "This code is no longer valid. Please ask for a new one",
    ),
    "too_many_codes": (
        "Мы уже отправили несколько кодов. Подождите немного и попробуйте снова",
        "Several codes have been sent already. Please wait a little and try again",
    ),
    "no_channel": (
        "На этот контакт нам не удаётся отправить код. Укажите другой",
        "We cannot send a code to this contact. Please give another one",
    ),
    "booking_limit": (
        "У вас уже есть записи. Новую можно сделать после визита или отменив одну из них",
        "You have bookings already. You can make another after a visit, or by cancelling one",
    ),
    "booked_too_often": (
        "За последнее время отсюда сделано много записей. Попробуйте немного позже "
        "или приходите без записи",
        "Many bookings were made here lately. Please try a little later, or come without one",
    ),
    "taken_too_often": (
        "Отсюда за последний час взято много талонов. Попробуйте позже или возьмите талон в центре",
        "Many tickets were taken from here within the hour. Please try later, "
        "or take one at the office",
    ),
    "no_contact": ("Контактов этой записи нет", "There is no contact of this booking"),
    "unknown_hook": ("Такой подписки нет", "There is no such webhook"),
    "slot_taken": (
        "Это время уже занято. Свободное время рядом — в списке",
        "This slot is taken. The nearest free ones are listed",
    ),
    "day_full": (
        "На ближайшие дни свободного времени нет. Приходите без записи",
        "No free time in the coming days. You may come without a booking",
    ),
}
