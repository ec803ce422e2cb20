"""What letters say, in each language; a language without words of its own gets Russian."""

from __future__ import annotations

from msgspec import Struct


class Words(Struct, frozen=True, kw_only=True):
    """Sentences; `{names}` are filled in."""

    locale: str
    hello: str
    hello_name: str
    booked: str
    booked_subject: str
    moved: str
    moved_subject: str
    cancelled: str
    cancelled_subject: str
    reminder: str
    reminder_subject: str
    when: str
    where: str
    service: str
    code: str
    papers: str
    check_in: str
    change: str
    not_you: str
    again: str
    automatic: str
    verify_subject: str
    verify: str
    verify_not_you: str
    short: dict[str, str]
    """For short messages: kind → text."""
    short_code: str


RU = Words(
    locale="ru",
    hello="Здравствуйте!",
    hello_name="Здравствуйте, {name}!",
    booked="Вы записаны на приём.",
    booked_subject="Запись на {day}, {time}",
    moved="Ваша запись перенесена. Новое время — ниже.",
    moved_subject="Запись перенесена на {day}, {time}",
    cancelled="Ваша запись отменена. Приходить к этому времени не нужно.",
    cancelled_subject="Запись на {day}, {time} отменена",
    reminder="Напоминаем о вашей записи.",
    reminder_subject="Напоминание: запись на {day}, {time}",
    when="Когда: {date}, {time}",
    where="Где: {office}, {address}",
    service="Услуга: {service}",
    code="Код для киоска: {code}",
    papers="Возьмите с собой:",
    check_in=(
        "Отметьтесь у киоска или на странице записи с {earliest} до {latest}. "
        "Позже запись пропадёт, но можно взять обычный талон."
    ),
    change="Перенести или отменить запись:",
    not_you="Если вы не записывались, отмените запись по этой ссылке. Никому её не пересылайте.",
    again="Записаться снова:",
    automatic="Письмо отправлено автоматически, отвечать на него не нужно.",
    verify_subject="Код подтверждения: {code}",
    verify="Ваш код: {code}\n\nОн действует {minutes} минут. Никому его не сообщайте.",
    verify_not_you="Если вы не записывались на приём, ничего не делайте.",
    short={
        "booked": "Запись: {date}, {time}. {office}. Код {code}. {link}",
        "moved": "Запись перенесена: {date}, {time}. {office}. Код {code}. {link}",
        "cancelled": "Запись на {day}, {time} отменена. {office}",
        "reminder": "Напоминаем: {date}, {time}. {office}. Код {code}. {link}",
    },
    short_code="Код подтверждения: {code}. Никому его не сообщайте.",
)
EN = Words(
    locale="en",
    hello="Hello!",
    hello_name="Hello, {name}!",
    booked="Your appointment is booked.",
    booked_subject="Appointment on {day}, {time}",
    moved="Your appointment was moved. The new time is below.",
    moved_subject="Appointment moved to {day}, {time}",
    cancelled="Your appointment is cancelled. There is no need to come.",
    cancelled_subject="Appointment on {day}, {time} cancelled",
    reminder="A reminder of your appointment.",
    reminder_subject="Reminder: appointment on {day}, {time}",
    when="When: {date}, {time}",
    where="Where: {office}, {address}",
    service="Service: {service}",
    code="Code for the kiosk: {code}",
    papers="Bring with you:",
    check_in=(
        "Check in at the kiosk or on the booking's page from {earliest} to {latest}. "
        "Later the booking lapses, but you may take an ordinary ticket."
    ),
    change="Move or cancel the appointment:",
    not_you="If you did not book, cancel it by this link. Do not pass the link on.",
    again="Book again:",
    automatic="This letter was sent automatically; please do not reply.",
    verify_subject="Confirmation code: {code}",
    verify="Your code: {code}\n\nIt is valid for {minutes} minutes. Tell it to nobody.",
    verify_not_you="If you did not ask for it, there is nothing to do.",
    short={
        "booked": "Appointment: {date}, {time}. {office}. Code {code}. {link}",
        "moved": "Appointment moved: {date}, {time}. {office}. Code {code}. {link}",
        "cancelled": "Appointment on {day}, {time} cancelled. {office}",
        "reminder": "Reminder: {date}, {time}. {office}. Code {code}. {link}",
    },
    short_code="Confirmation code: {code}. Tell it to nobody.",
)


def words_in(language: str) -> Words:
    """The words of a language."""
    return EN if language == "en" else RU
