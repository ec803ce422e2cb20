"""Phrases that go by a code of the queue: why somebody was called first, how a visit ended."""

from __future__ import annotations

from server.web.pages.words import N_

REASONS = {
    "booked_slot": N_("{n} по записи"),
    "by_right": N_("{n} в установленном порядке"),
    "urgent": N_("{n} срочно"),
    "returned": N_("{n} после другого окна"),
    "bound": N_("{n} к своему окну"),
    "chosen": N_("{n} по решению сотрудника"),
}
ENDINGS = {
    "completed": N_("Приём завершён"),
    "cancelled": N_("Талон отменён"),
    "no_show": N_("Талон больше не действует"),
    "expired": N_("Талон больше не действует"),
}
ENDING_TEXTS = {
    "completed": N_("Спасибо, что пришли."),
    "cancelled": N_("Если приём всё же нужен, возьмите новый талон в центре."),
    "no_show": N_(
        "Вы не подошли на вызов, и время вернуться прошло. Возьмите новый талон в центре."
    ),
    "expired": N_("Рабочий день закончился. Талоны действуют один день."),
}
SCORES = {
    5: N_("Отлично"),
    4: N_("Хорошо"),
    3: N_("Терпимо"),
    2: N_("Плохо"),
    1: N_("Очень плохо"),
}
ASPECTS = {
    "waiting": N_("Время ожидания"),
    "courtesy": N_("Вежливость"),
    "comfort": N_("Удобство в центре"),
    "information": N_("Понятность"),
}
