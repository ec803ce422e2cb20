"""What the pages' scripts say, given to them by the page in its language."""

from __future__ import annotations

from server.web.pages.phrases import REASONS
from server.web.pages.words import Words


def script_words(words: Words) -> dict[str, object]:
    """Phrases by the names that scripts know them by; plural ones by CLDR category."""
    return {"lang": words.code, **_of_offices(words), **_of_visits(words)}


def _of_offices(words: Words) -> dict[str, object]:
    """What lists, an office's page and boards say."""
    say, forms = words.gettext, words.forms
    return {
        **{load: words.load(load) for load in ("free", "some", "busy", "closed", "suspended")},
        "idle": words.load("idle"),
        "as_of": say("данные на {time}"),
        "linked": say("на связи"),
        "link_lost": say("Нет связи с {time}. Показано последнее"),
        "unknown_wait": say("Время сейчас назвать нельзя"),
        "range": forms("{low}–{n} минута", "{low}–{n} минут"),
        "up_to": forms("до {n} минуты", "до {n} минут"),
        "hours": forms("{low}–{n} час", "{low}–{n} часов"),
        "up_to_hours": forms("до {n} часа", "до {n} часов"),
        "range_short": say("{low}–{n} мин"),
        "up_to_short": say("до {n} мин"),
        "hours_short": say("{low}–{n} ч"),
        "up_to_hours_short": say("до {n} ч"),
        "waiting": forms("ждёт {n}", "ждут {n}"),
        "nobody": say("никто не ждёт"),
        "windows": forms("Принимает {n} окно", "Принимают {n} окон"),
        "no_windows": say("Сейчас ни одно окно не принимает"),
        "stopped": say("Талоны больше не выдают"),
        "too_late": say("Сегодня уже не успеем принять"),
        "unserved": say("Сейчас никто не принимает"),
        "near_failed": say("Телефон не сообщил, где вы. Найдите центр по адресу"),
        "board_empty": say("Вызовов пока нет"),
        "board_lost": say("Нет связи с {time}. Номера назовут сотрудники"),
    }


def _of_visits(words: Words) -> dict[str, object]:
    """What a ticket's and a booking's pages say."""
    say, forms = words.gettext, words.forms
    return {
        "called_between": say("Вызовут между {low} и {high}"),
        "be_there": say("Будьте в центре к {time}"),
        "stage": say("Услуга {stage} из {stages}"),
        "passed": forms(
            "Перед вами прошёл {n} человек: {reasons}", "Перед вами прошли {n} человек: {reasons}"
        ),
        "reasons": {why: say(phrase) for why, phrase in REASONS.items()},
        "called_at": say("Вызвали в {time}"),
        "go_to_window": say("Подойдите к окну"),
        "come_back_by": say("Вернитесь до {time}"),
        "serving_at": say("Окно {window}"),
        "book_at": say("Записаться на {time}"),
        "move_to": say("Перенести на {time}"),
    }
