"""The words a board and a window display show, in Russian, English and Tatar."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from display_board.voice.numerals import Language


@dataclass(frozen=True, slots=True)
class Texts:
    """One language; the callables take what varies and decline it."""

    window: str
    also_called: str
    and_more: Callable[[int], str]
    waiting: Callable[[int], str]
    range: Callable[[int, int], str]
    minutes: Callable[[int, int], str]
    nobody_waits: str
    waiting_now: str
    morning: str
    day: str
    evening: str
    take_ticket: str
    open_until: Callable[[str], str]
    closed: str
    opens_today: Callable[[str], str]
    opens_tomorrow: Callable[[str], str]
    opens_on: Callable[[str, str], str]
    """Date and time of the next opening."""
    suspended: str
    suspended_hint: str
    lost: str
    lost_since: Callable[[int, str], str]
    """Whole minutes and the clock time of the last word from the server."""
    lost_hint: tuple[str, str]
    lost_foot: str
    connecting: str
    connecting_hint: str
    board: Callable[[str], str]
    please_come: str
    serving: str
    paused: str
    paused_until: Callable[[str], str]
    other_window: str
    window_closed: str
    window_free: str
    wait_for_call: str


def texts(language: Language) -> Texts:
    match language:
        case "ru":
            return _RUSSIAN
        case "en":
            return _ENGLISH
        case "tt":
            return _TATAR
        case _:
            assert_never(language)


def russian_plural(count: int, one: str, few: str, many: str) -> str:
    """«1 минута, 2 минуты, 5 минут»."""
    if count % 100 in range(11, 15):
        return many
    match count % 10:
        case 1:
            return one
        case 2 | 3 | 4:
            return few
        case _:
            return many


def _russian_waiting(count: int) -> str:
    verb = russian_plural(count, "Ждёт", "Ждут", "Ждут")
    return f"{verb} {count} {russian_plural(count, 'человек', 'человека', 'человек')}"


def _russian_minutes(count: int) -> str:
    return f"{count} {russian_plural(count, 'минута', 'минуты', 'минут')}"


def _dash(low: int, high: int) -> str:
    return f"{low}–{high}" if low < high else f"{high}"


_RUSSIAN = Texts(
    window="окно",
    also_called="Ещё вызваны",
    and_more=lambda count: f"и ещё {count}",
    waiting=_russian_waiting,
    range=lambda low, high: (
        f"примерно {_dash(low, high)} {russian_plural(high, 'минуту', 'минуты', 'минут')}"
        if high > 0
        else "почти без ожидания"
    ),
    minutes=lambda low, high: f"{_dash(low, high)} мин" if high > 0 else "почти без ожидания",
    nobody_waits="Очереди нет",
    waiting_now="Сейчас ждут",
    morning="Доброе утро",
    day="Добрый день",
    evening="Добрый вечер",
    take_ticket="Возьмите талон в терминале у входа.",
    open_until=lambda time: f"Сегодня работаем до {time}",
    closed="Закрыто",
    opens_today=lambda time: f"Откроемся сегодня в {time}",
    opens_tomorrow=lambda time: f"Откроемся завтра в {time}",
    opens_on=lambda date, time: f"Откроемся {date} в {time}",
    suspended="Приём приостановлен",
    suspended_hint="Ваше место в очереди сохраняется.",
    lost="Нет связи",
    lost_since=lambda minutes, time: (
        f"{_russian_minutes(minutes)}, с {time}" if minutes else f"меньше минуты, с {time}"
    ),
    lost_hint=("Номера назовут сотрудники.", "Ваше место в очереди сохраняется."),
    lost_foot="Показ номеров возобновится сам",
    connecting="Подключаемся",
    connecting_hint="Номера появятся сами.",
    board=lambda name: f"Табло {name}",
    please_come="Подойдите, пожалуйста",
    serving="На приёме",
    paused="Перерыв",
    paused_until=lambda time: f"Окно откроется в {time}.",
    other_window="Ждите вызова в другое окно",
    window_closed="Окно закрыто",
    window_free="Ждите вызова",
    wait_for_call="Номер появится здесь и на табло",
)
_ENGLISH = Texts(
    window="window",
    also_called="Also called",
    and_more=lambda count: f"and {count} more",
    waiting=lambda count: f"{count} {'person' if count == 1 else 'people'} waiting",
    range=lambda low, high: (
        f"about {_dash(low, high)} {'minute' if high == 1 else 'minutes'}"
        if high > 0
        else "almost no wait"
    ),
    minutes=lambda low, high: f"{_dash(low, high)} min" if high > 0 else "almost no wait",
    nobody_waits="No queue",
    waiting_now="Waiting now",
    morning="Good morning",
    day="Good afternoon",
    evening="Good evening",
    take_ticket="Please take a ticket at the kiosk by the entrance.",
    open_until=lambda time: f"Open today until {time}",
    closed="Closed",
    opens_today=lambda time: f"We open today at {time}",
    opens_tomorrow=lambda time: f"We open tomorrow at {time}",
    opens_on=lambda date, time: f"We open on {date} at {time}",
    suspended="Service is suspended",
    suspended_hint="Your place in the queue is kept.",
    lost="No connection",
    lost_since=lambda minutes, time: (
        f"{minutes} min, since {time}" if minutes else f"under a minute, since {time}"
    ),
    lost_hint=("Staff will call the numbers.", "Your place in the queue is kept."),
    lost_foot="Numbers will come back by themselves",
    connecting="Connecting",
    connecting_hint="Numbers will appear by themselves.",
    board=lambda name: f"Board {name}",
    please_come="Please come",
    serving="Being served",
    paused="Break",
    paused_until=lambda time: f"This window opens at {time}.",
    other_window="Please wait for a call to another window",
    window_closed="Window closed",
    window_free="Please wait for a call",
    wait_for_call="Your number appears here and on the board",
)
_TATAR = Texts(
    window="тәрәзә",
    also_called="Тагын чакырылды",
    and_more=lambda count: f"тагын {count}",
    waiting=lambda count: f"{count} кеше көтә",
    range=lambda low, high: (
        f"якынча {_dash(low, high)} минут" if high > 0 else "көтәргә кирәкми диярлек"
    ),
    minutes=lambda low, high: f"{_dash(low, high)} мин" if high > 0 else "көтәргә кирәкми диярлек",
    nobody_waits="Чират юк",
    waiting_now="Хәзер көтәләр",
    morning="Хәерле иртә",
    day="Хәерле көн",
    evening="Хәерле кич",
    take_ticket="Керү янындагы терминалдан талон алыгыз.",
    open_until=lambda time: f"Бүген сәгать {time} кадәр эшлибез",
    closed="Ябык",
    opens_today=lambda time: f"Бүген сәгать {time} ачылабыз",
    opens_tomorrow=lambda time: f"Иртәгә сәгать {time} ачылабыз",
    opens_on=lambda date, time: f"{date}, сәгать {time} ачылабыз",
    suspended="Кабул итү туктатылды",
    suspended_hint="Чиратыгыз саклана.",
    lost="Элемтә юк",
    lost_since=lambda minutes, time: (
        f"{minutes} минут, {time} бирле" if minutes else f"бер минуттан кимрәк, {time} бирле"
    ),
    lost_hint=("Номерларны хезмәткәрләр әйтер.", "Чиратыгыз саклана."),
    lost_foot="Номерлар үзләре яңадан күренәчәк",
    connecting="Тоташабыз",
    connecting_hint="Номерлар үзләре күренәчәк.",
    board=lambda name: f"Табло {name}",
    please_come="Рәхим итегез",
    serving="Кабул итәбез",
    paused="Тәнәфес",
    paused_until=lambda time: f"Тәрәзә сәгать {time} ачыла.",
    other_window="Башка тәрәзәгә чакыруны көтегез",
    window_closed="Тәрәзә ябык",
    window_free="Чакыруны көтегез",
    wait_for_call="Номерыгыз монда һәм таблода күренәчәк",
)
