"""What the staff menu says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StaffWords:
    """Every phrase of the menu in one language; states by `PrinterState`."""

    pin_title: str
    pin_text: str
    pin_wrong: str
    enter: str
    title: str
    choose: str
    printing: str
    printed: str
    failed: str
    printer: str
    second: str
    ask_again: str
    left: str
    left_unknown: str
    tickets: tuple[str, ...]
    states: dict[str, str]
    link: str
    link_up: str
    link_down: str
    test: str
    test_about: str
    paper: str
    paper_about: str
    again: str
    again_about: str
    none_yet: str
    leave: str
    leave_about: str


def staff_words_of(language: str) -> StaffWords:
    """Staff speak Russian wherever the kiosk does not speak English."""
    return _EN if language == "en" else _RU


_RU = StaffWords(
    pin_title="Для сотрудников",
    pin_text="Введите PIN",
    pin_wrong="PIN не подошёл. Введите ещё раз",
    enter="Войти",
    title="Обслуживание",
    choose="Выберите, что сделать",
    printing="Печатаем",
    printed="Напечатано",
    failed="Не напечаталось. Проверьте принтер",
    printer="Принтер",
    second="Принтер {n}",
    ask_again="Нажмите, чтобы спросить ещё раз",
    left="Хватит примерно на {tickets}",
    left_unknown="Сколько осталось, узнаем, когда замените бумагу",
    tickets=("талон", "талона", "талонов"),
    states={
        "": "ещё не ответил",
        "ready": "готов",
        "near_end": "бумага заканчивается",
        "out": "нет бумаги",
        "cover": "открыта крышка",
        "cutter": "заело нож",
        "offline": "не на связи",
        "silent": "не отвечает",
        "none": "не подключён",
    },
    link="Связь с центром",
    link_up="есть",
    link_down="нет, пробуем снова сами",
    test="Пробная печать",
    test_about="Талон без места в очереди",
    paper="Бумагу заменили",
    paper_about="Спросим принтер и снимем предупреждение",
    again="Последний талон ещё раз",
    again_about="{number}, с пометкой «Копия»",
    none_yet="Здесь ещё не брали талонов",
    leave="Закрыть программу",
    leave_about="Киоск перестанет выдавать талоны",
)

_EN = StaffWords(
    pin_title="Staff only",
    pin_text="Enter the PIN",
    pin_wrong="That PIN is wrong. Enter it again",
    enter="Enter",
    title="Maintenance",
    choose="Choose what to do",
    printing="Printing",
    printed="Printed",
    failed="It did not print. Look at the printer",
    printer="Printer",
    second="Printer {n}",
    ask_again="Press to ask it again",
    left="Enough for about {tickets}",
    left_unknown="How many are left is known once you replace the paper",
    tickets=("ticket", "tickets"),
    states={
        "": "has not answered yet",
        "ready": "ready",
        "near_end": "paper is running low",
        "out": "out of paper",
        "cover": "cover is open",
        "cutter": "cutter is jammed",
        "offline": "not connected",
        "silent": "does not answer",
        "none": "there is none",
    },
    link="Connection",
    link_up="up",
    link_down="down, we keep trying",
    test="Test print",
    test_about="A ticket without a place in the queue",
    paper="Paper replaced",
    paper_about="Asks the printer and clears the warning",
    again="Last ticket again",
    again_about="{number}, marked as a copy",
    none_yet="No ticket was taken here yet",
    leave="Close the program",
    leave_about="This kiosk will give no more tickets",
)
