"""Why an order was refused: codes for programs, sentences for people.

Refused(code, facts)  the domain says no; the order changed nothing and may be given otherwise
"""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """The rules do not allow this order now.

    `code` is one of `TEXTS`; `facts` fill its sentence and let a screen say more.
    """

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def text(code: str, language: str, facts: dict[str, Any]) -> str:
    """Say a refusal in `language` (ru unless en); an unknown code is said by its name."""
    russian, english = TEXTS.get(code, (code, code))
    sentence = english if language == "en" else russian
    said = {name: _in(language, fact) for name, fact in facts.items()}
    try:
        return sentence.format(**said)
    except (KeyError, IndexError):
        return sentence


def _in(language: str, fact: Any) -> Any:
    """A text in several languages, in one of them; any other fact as it is."""
    return fact.get(language) or fact.get("ru", "") if isinstance(fact, dict) else fact


TEXTS: dict[str, tuple[str, str]] = {
    "forbidden": ("Это действие вам недоступно", "You may not do this"),
    "bad_value": ("Неверное значение: {field}", "Bad value: {field}"),
    "not_found": ("Талон не найден", "No such ticket"),
    "already_called": (
        "Талон {number} уже вызван окном {window}",
        "Ticket {number} has already been called by window {window}",
    ),
    "wrong_state": (
        "С талоном {number} это сейчас сделать нельзя",
        "That cannot be done with ticket {number} now",
    ),
    "nobody_waiting": ("Никого нет", "Nobody is waiting"),
    "visit_open": (
        "Сначала завершите приём талона {number}",
        "Finish with ticket {number} first",
    ),
    "no_visit": ("У окна нет посетителя", "There is no visitor at the window"),
    "visit_moved_on": (
        "У окна уже другой посетитель",
        "Another visitor is at the window by now",
    ),
    "too_early": ("Подождите {seconds} с", "Wait {seconds} s"),
    "not_signed_in": ("Сначала откройте окно", "Open a window first"),
    "not_your_window": ("Это не ваше окно", "This is not your window"),
    "window_taken": (
        "Окно {window} уже занято другим сотрудником. Заменить его?",
        "Somebody else works at window {window}. Replace them?",
    ),
    "signed_in_elsewhere": (
        "Вы уже работаете в окне {window}. Перейти сюда?",
        "You already work at window {window}. Move here?",
    ),
    "serving": (
        "Идёт приём талона {number}: сначала завершите его",
        "Ticket {number} is being served: finish first",
    ),
    "paused": ("Окно на перерыве", "The window is on a break"),
    "not_paused": ("Окно не на перерыве", "The window is not on a break"),
    "unknown_service": ("Такой услуги здесь нет", "There is no such service here"),
    "elsewhere": ("Этой услуги здесь нет: {place}", "This service is elsewhere: {place}"),
    "unknown_window": ("Такого окна нет", "There is no such window"),
    "unknown_staff": ("Такого сотрудника нет", "There is no such member of staff"),
    "unknown_class": ("Такой категории нет", "There is no such class"),
    "unknown_reason": ("Выберите причину из списка", "Choose a reason from the list"),
    "not_served_here": (
        "Это окно не принимает по этой услуге",
        "This window does not serve that service",
    ),
    "too_many_services": (
        "Не больше {most} услуг за один визит",
        "No more than {most} services in one visit",
    ),
    "office_closed": ("Сейчас закрыто", "Closed now"),
    "day_closed": ("Рабочий день закрыт", "The business day is closed"),
    "intake_stopped": (
        "Запись в очередь по этой услуге остановлена",
        "No more tickets for this service today",
    ),
    "too_late_today": (
        "Сегодня уже не успеем вас принять",
        "It is too late to be served today",
    ),
    "suspended": ("Приём временно приостановлен", "Service is suspended for the moment"),
    "not_remote": (
        "Талон по этой услуге берут в самом центре",
        "Tickets for this service are taken at the office",
    ),
    "numbers_exhausted": (
        "Номера на сегодня закончились. Подойдите к администратору",
        "Today's numbers are used up. Please see the administrator",
    ),
    "step_aways_used": (
        "Отойти можно не больше {most} раз",
        "You may step away {most} times at most",
    ),
    "grace_over": (
        "Время, когда можно вернуться, прошло. Возьмите новый талон",
        "The time to come back is over. Please take a new ticket",
    ),
    "class_settled": ("Право уже проверено", "The right has been checked already"),
    "no_class": ("Посетитель не заявлял права", "The visitor claimed no right"),
    "undo_gone": ("Отменить уже нельзя", "It can no longer be undone"),
    "cancelled": ("Талон отменён", "The ticket was cancelled"),
    "rated": ("Оценка уже поставлена", "Already rated"),
    "rating_closed": ("Время для оценки прошло", "The time to rate is over"),
    "booking_unknown": ("Запись не найдена", "No such booking"),
    "booking_early": (
        "Отметиться можно за {minutes} минут до записи",
        "Check-in opens {minutes} minutes before the slot",
    ),
    "booking_lapsed": (
        "Время записи прошло. Возьмите обычный талон",
        "The slot has passed. Please take an ordinary ticket",
    ),
    "booking_moved": (
        "Запись перенесена на другой день. Приходите к новому времени",
        "The booking was moved to another day. Please come at the new time",
    ),
    "booking_used": ("По этой записи талон уже выдан", "This booking was used already"),
    "slot_taken": ("Это время уже занято", "This slot is taken"),
    "slot_unfit": ("На это время записаться нельзя", "This slot cannot be booked"),
    "booking_limit": ("Слишком много записей", "Too many bookings"),
}
