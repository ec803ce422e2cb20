"""Every code a client may hear, and its sentence in the asker's language, mapped in one place.

refused       the rules say no (`queue_core.domain.refusals`), or this role may not
protocol      the peer is wrong: bad frame, bad key, unknown channel
unavailable   the store or the outcome cannot be had now; the same key may be sent again
fault         a mistake of ours, in the log
"""

from __future__ import annotations

from queue_core.domain import refusals
from queue_core.protocol import Error
from server.rooms.request import Failed

TEXTS: dict[str, tuple[str, str]] = {
    "unknown": (
        "Сервер пока не знает, выполнено ли действие. Оно будет повторено",
        "The server cannot tell yet whether this was done. It will be tried again",
    ),
    "unavailable": (
        "Сервер временно недоступен. Действие будет повторено",
        "The server is unavailable for the moment. It will be tried again",
    ),
    "fault": ("Ошибка на сервере. Она записана", "A fault in the server. It has been logged"),
    "key_reused": (
        "Этот ключ принадлежит другой команде",
        "This key belongs to another command",
    ),
    "key_too_old": (
        "Действие устарело. Повторите его заново",
        "This is too old. Please do it again",
    ),
    "clock_ahead": (
        "Часы этого устройства спешат. Время берут из сообщений сервера",
        "This device's clock is ahead. Take the time from the server's messages",
    ),
    "bad_key": ("Ключ команды должен быть UUIDv7", "A command's key must be a UUIDv7"),
    "bad_command": ("Команда не разобрана: {detail}", "The command cannot be read: {detail}"),
    "unknown_office": ("Такого центра нет", "There is no such office"),
    "unknown_channel": ("Такого канала нет", "There is no such channel"),
    "unknown_ticket": (
        "Сегодня нет талона с таким номером и кодом. Проверьте их по бумаге",
        "There is no ticket with this number and code today. Please check the paper",
    ),
    "unknown_query": ("Такого вопроса нет", "There is no such question"),
    "too_many": ("Слишком часто. Подождите минуту", "Too many requests. Wait a minute"),
}


def error(code: str, language: str = "ru", **facts: object) -> Error:
    """What the client hears for `code`."""
    return told(Failed(code, facts), language)


def told(failed: Failed, language: str) -> Error:
    """What the client hears for what a room answered."""
    own = TEXTS.get(failed.code)
    if own is None:
        text = refusals.text(failed.code, language, failed.facts)
    else:
        text = own[language == "en"].format(**failed.facts)
    return Error(failed.code, text, failed.retry, failed.facts)
