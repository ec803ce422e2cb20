"""Every word of the console, Russian and English, in one table."""

from __future__ import annotations

from typing import Any

Text = dict[str, str]


def say(key: str, language: str, **facts: Any) -> str:
    """The words for `key`; `facts` fill the places in braces."""
    russian, english = WORDS[key]
    return (english if language == "en" else russian).format(**facts)


def pick(text: Text | None, language: str) -> str:
    """One language of a text that came with a document; Russian is always there."""
    if not text:
        return ""
    return text.get(language) or text.get("ru", "")


def plural(count: int, language: str, key: str) -> str:
    """«7 человек», «вызван 2 раза»: the words stand as one|few|many, in English as one|many."""
    forms = WORDS[key][1 if language == "en" else 0].split("|")
    return forms[_form(count, len(forms))].format(count=count)


def _form(count: int, forms: int) -> int:
    if forms == 2:
        return 0 if count == 1 else 1
    tens, ones = count % 100, count % 10
    if ones == 1 and tens != 11:
        return 0
    return 1 if 2 <= ones <= 4 and not 12 <= tens <= 14 else 2


WORDS: dict[str, tuple[str, str]] = {
    # strip
    "window": ("Окно {window}", "Window {window}"),
    "on_link": ("на связи", "connected"),
    "no_link": ("нет связи {age}", "no link {age}"),
    # sign-in
    "sign_in": ("Вход", "Sign in"),
    "login": ("Логин", "Login"),
    "password": ("Пароль или PIN", "Password or PIN"),
    "enter": ("Войти", "Sign in"),
    "signing_in": ("Проверяем", "Checking"),
    "unreachable": (
        "Сервер не отвечает. Проверьте сеть и попробуйте ещё раз",
        "The server does not answer. Check the network and try again",
    ),
    "wrong_login": ("Неверный логин или пароль", "Wrong login or password"),
    "not_operator": (
        "Эта учётная запись не работает в окнах",
        "This account does not work at windows",
    ),
    "device_refused": (
        "Это рабочее место не подключено к центру. Обратитесь к администратору",
        "This desk is not paired with the centre. Please see the administrator",
    ),
    "channel_refused": (
        "Нет доступа к очереди этого центра",
        "No access to this centre's queue",
    ),
    "hold_ends": (
        "{number} отложен до {time} и вернётся в очередь",
        "{number} is held until {time} and returns to the queue",
    ),
    "hold_waits": (
        "Никто не ждёт. Вами отложен {number}",
        "Nobody waits. You hold {number}",
    ),
    "ticket_unprinted": (
        "Талон {number} не напечатан: назовите номер посетителю",
        "Ticket {number} did not print: tell the visitor the number",
    ),
    "window_asks_help": ("{window} просит помощи", "{window} asks for help"),
    "no_server": ("Нет связи с сервером. Ждём", "No link to the server. Waiting"),
    "ended_replaced": (
        "Вы вошли на другом рабочем месте. Здесь сеанс закрыт",
        "You signed in at another desk. This one is closed",
    ),
    "ended_expired": ("Сеанс истёк. Войдите снова", "The session expired. Sign in again"),
    "ended": ("Сеанс закрыт сервером: {reason}", "Closed by the server: {reason}"),
    # choice of a window
    "which_window": ("В каком окне работаете?", "Which window is yours?"),
    "window_free": ("свободно", "free"),
    "window_busy": ("работает {name}", "{name} works here"),
    "open_window": ("Открыть окно", "Open the window"),
    "window_services": ("услуг: {count}", "services: {count}"),
    "replace": ("Заменить", "Replace"),
    "cancel": ("Отмена", "Cancel"),
    # states of the card
    "next": ("Следующий", "Next"),
    "called": ("Приглашён", "Called"),
    "serving": ("На приёме", "Being served"),
    "nobody": ("Никого нет", "Nobody is waiting"),
    "nobody_hint": ("Новый появится сам", "The next one will appear by itself"),
    "coming": ("уже идёт", "on the way"),
    "waits": ("ждёт, норма {minutes}", "waits, target {minutes}"),
    "norm": ("норма {time}", "norm {time}"),
    "times_called": ("вызван {count} раз|вызван {count} раза|вызван {count} раз",
                     "called once|called {count} times|called {count} times"),
    "recall_in": ("повтор через {time}", "recall in {time}"),
    "no_show_in": ("неявка через {time}", "no-show in {time}"),
    "may_no_show": ("неявка возможна", "no-show is possible"),
    "then": ("Затем: {services}", "Then: {services}"),
    "services_in_visit": (
        "{count} услуга|{count} услуги|{count} услуг",
        "{count} service|{count} services",
    ),
    "people": (
        "{count} человек|{count} человека|{count} человек",
        "{count} person|{count} people",
    ),
    "right": ("Право вне очереди", "Priority right"),
    "check_document": ("Проверьте: {document}", "Check: {document}"),
    "check_paper": ("Проверьте удостоверение", "Check the document"),
    "right_confirmed": ("Право подтверждено", "Right confirmed"),
    "right_denied": ("Право не подтверждено", "Right not confirmed"),
    "has": ("Есть", "Shown"),
    "has_not": ("Нет", "Not shown"),
    "documents": ("Документов принято", "Documents taken"),
    "services_done": ("Услуг оказано", "Services rendered"),
    "outcome": ("Итог", "Outcome"),
    "rendered": ("Оказана", "Rendered"),
    "declined": ("Отказ", "Declined"),
    "note_says": ("Заметка: {text}", "Note: {text}"),
    "unprinted": ("Талон не напечатан", "The ticket did not print"),
    # reasons of a call
    "turn": ("по очереди", "in turn"),
    "booked": ("по записи", "booked"),
    "booked_slot": ("по записи на {slot}", "booked for {slot}"),
    "slot": ("запись {slot}", "booked {slot}"),
    "by_right": ("вне очереди по праву", "by right"),
    "urgent": ("срочно", "urgent"),
    "returned": ("возврат", "returned"),
    "bound": ("направлен к вам", "sent to you"),
    "cap": ("долго пропускал записи", "passed by bookings"),
    "chosen": ("выбран вручную", "chosen by hand"),
    # acts
    "act_next": ("Пригласить", "Call"),
    "act_start": ("Начать приём", "Start"),
    "act_finish": ("Завершить", "Finish"),
    "act_recall": ("Повторить", "Recall"),
    "act_no_show": ("Не явился", "No-show"),
    "act_put_back": ("В очередь", "Put back"),
    "act_hold": ("Отложить", "Hold"),
    "act_transfer": ("Перенаправить", "Transfer"),
    "act_add_service": ("Ещё услуга", "Add service"),
    "act_note": ("Заметка", "Note"),
    "act_pause": ("Перерыв", "Break"),
    "act_end_pause": ("Вернуться к работе", "Back to work"),
    "act_cancel_pause": ("Без перерыва", "No break"),
    "act_more": ("Ещё действия", "More"),
    "why_no_show": (
        "Неявка станет доступна после второго вызова.",
        "No-show becomes possible after a second call.",
    ),
    "why_suspended": ("Приём приостановлен: {text}", "Service is suspended: {text}"),
    "kept": ("Нажатое сохранено и уйдёт само.", "Saved; it will be sent by itself."),
    "go_on": (
        "Приём продолжайте, вызов пока недоступен.",
        "Go on serving; calling is not possible yet.",
    ),
    "no_link_hint": (
        "Вызов пока недоступен. Показано последнее известное.",
        "Calling is not possible yet. What you see is the last known.",
    ),
    # queue
    "in_queue": ("В очереди {count}", "Waiting {count}"),
    "held_count": ("Отложены {count}", "Held {count}"),
    "missed_count": ("Неявки {count}", "Missed {count}"),
    "queue_tab": ("Очередь {count}", "Queue {count}"),
    "others_tab": ("Весь зал {count}", "Whole hall {count}"),
    "choose": ("выбрать", "choose"),
    "call_chosen": ("пригласить выбранный", "call the chosen one"),
    "filter": ("Номер, услуга или состояние", "Number, service or state"),
    "shown_of": ("{shown} из {all}", "{shown} of {all}"),
    "nothing_of_it": ("Под фильтр никто не подходит", "The filter leaves nobody"),
    "col_number": ("Номер", "Number"),
    "col_service": ("Услуга", "Service"),
    "col_arrived": ("Пришёл", "Arrived"),
    "col_waits": ("Ждёт", "Waits"),
    "col_target": ("Норма", "Target"),
    "col_order": ("Порядок", "Order"),
    "col_state": ("Состояние", "State"),
    "minutes": ("{count} мин", "{count} min"),
    "state_waiting": ("Ожидает", "Waiting"),
    "state_called": ("Приглашён, окно {window}", "Called, window {window}"),
    "state_serving": ("На приёме, окно {window}", "Served, window {window}"),
    "state_held": ("Отложен", "Held"),
    "state_held_until": ("Отложен до {time}", "Held until {time}"),
    "state_step_away": ("Отошёл до {time}", "Away until {time}"),
    "state_missed": ("Не явился, ждём до {time}", "Missed, until {time}"),
    "in_target": ("в норме", "in target"),
    "near_limit": ("скоро предел", "near the limit"),
    "over_target": ("дольше нормы", "over target"),
    "no_global_keys": (
        "Общие клавиши здесь не работают: используйте окно консоли",
        "Global keys do not work here: use the console's window",
    ),
    "keys_taken": (
        "Заняты другой программой: {keys}",
        "Another program has: {keys}",
    ),
    # forms
    "form_docked": ("Панель у края", "Docked panel"),
    "form_wide": ("Широкий экран", "Wide screen"),
    "form_mini": ("Полоска поверх окон", "Strip above windows"),
    # the count before the next call
    "auto_call_in": ("Пригласим через {seconds} с", "Calling in {seconds} s"),
    "auto_call_short": ("через {seconds} с", "in {seconds} s"),
    "stop_count": ("Остановить", "Stop"),
    # foot and figures
    "served_average": ("Принято {count}, в среднем {time}", "Served {count}, {time} on average"),
    "served_none": ("Сегодня ещё никого", "Nobody yet today"),
    "wait_longest": ("Ждут {count}, дольше всех", "{count} waiting, longest"),
    "wait_none": ("Никто не ждёт", "Nobody waits"),
    "break_after": ("после приёма: перерыв", "then: break"),
    "undo_finish": ("Приём {number} завершён", "{number} finished"),
    "undo_no_show": ("{number}: неявка", "{number}: no-show"),
    "undo_transfer": ("{number} перенаправлен", "{number} transferred"),
    "undo": ("Отменить, {seconds} с", "Undo, {seconds} s"),
    "fig_waiting": ("Ждут в зале", "Waiting"),
    "fig_longest": ("Дольше всех", "Longest"),
    "fig_in_target": ("В пределах нормы", "Within target"),
    "fig_served": ("Принято мной", "Served by me"),
    "fig_average": ("Мой средний приём", "My average"),
    # break
    "break_title": ("Перерыв: {reason}", "Break: {reason}"),
    "break_plain": ("Перерыв", "Break"),
    "break_of": ("из {total}, до {until}", "of {total}, until {until}"),
    "break_over": ("закончился в {until}", "ended at {until}"),
    "break_open": ("без срока", "no planned end"),
    "windows_working": ("Работают окна", "Windows working"),
    "windows_value": ("{open} из {all}, нужно {cover}", "{open} of {all}, need {cover}"),
    "in_queue_now": ("В очереди", "Waiting"),
    "waits_longest": ("Дольше всех ждёт", "Longest wait"),
    "on_board": ("На табло: окно {window}, перерыв до {until}",
                 "On the board: window {window}, break until {until}"),
    "on_board_open": ("На табло: окно {window}, перерыв", "On the board: window {window}, break"),
    # panels
    "being_served": ("идёт приём, {time}", "being served, {time}"),
    "was_called": ("приглашён, {time}", "called, {time}"),
    "to_service": ("Услуга", "Service"),
    "to_window": ("Окно", "Window"),
    "to_operator": ("Сотрудник", "Operator"),
    "service_name": ("Название услуги", "Name of the service"),
    "window_number": ("Номер окна", "Window number"),
    "operator_name": ("Фамилия", "Surname"),
    "when": ("Когда", "When"),
    "in_turn": ("По очереди", "In turn"),
    "at_once": ("Сразу", "At once"),
    "with_return": ("Вернуть ко мне после", "Return to me afterwards"),
    "place_kept": ("Время прихода сохранится", "The time of arrival is kept"),
    "windows_of": ("окно {where}|окна {where}", "window {where}|windows {where}"),
    "no_windows": ("окна закрыты", "no window open"),
    "wait_range": ("{low}–{high} мин", "{low}–{high} min"),
    "longest_of": ("дольше всех {time}", "longest {time}"),
    "waiting_n": ("ждут {count}", "{count} waiting"),
    "hold_title": ("Отложить", "Hold"),
    "hold_open": ("Пока не вернётся", "Until resumed"),
    "hold_minutes": ("На {count} минут", "For {count} minutes"),
    "until_time": ("до {time}", "until {time}"),
    "pause_title": ("Перерыв", "Break"),
    "pause_after_title": ("Перерыв после приёма", "Break after this visit"),
    "cover_warning": (
        "Без вас останется окон: {left}, нужно {cover}",
        "Windows left without you: {left}, needed: {cover}",
    ),
    "planned_end": ("На сколько", "For how long"),
    "no_end": ("без срока", "open"),
    "decline_title": ("Причина отказа", "Why declined"),
    "decline_hint": ("Затем нажмите «Завершить»", "Then press Finish"),
    "add_title": ("Ещё услуга", "Add a service"),
    "note_title": ("Заметка", "Note"),
    "note_hint": ("Увидит тот, кто примет следующим", "Whoever serves next will see it"),
    "note_field": ("Коротко, без личных данных", "Short, no personal data"),
    "save": ("Сохранить", "Save"),
    "choose_this": ("Выбрать", "Choose"),
    "no_ticket_title": ("Принять без талона", "Serve without a ticket"),
    "services_title": ("Услуги окна", "Services of the window"),
    "services_hint": ("Пробел отмечает, Enter сохраняет", "Space marks, Enter saves"),
    "find_title": ("Найти номер", "Find a number"),
    "find_field": ("Номер, услуга или состояние", "Number, service or state"),
    "message_title": ("Сообщение", "Message"),
    "message_field": ("Текст сообщения", "Text"),
    "send": ("Отправить", "Send"),
    "to_supervisor": ("Старшему смены", "Supervisor"),
    "to_all": ("Всем сотрудникам", "Everybody"),
    "to_screens": ("На экраны зала", "Screens of the hall"),
    "more_title": ("Ещё действия", "More actions"),
    "more_field": ("Что сделать", "What to do"),
    "nothing_found": ("Ничего не найдено", "Nothing found"),
    # acts of the palette
    "do_help": ("Позвать старшего", "Call the supervisor"),
    "do_help_off": ("Помощь пришла", "Help has come"),
    "do_no_ticket": ("Принять без талона", "Serve without a ticket"),
    "do_services": ("Услуги окна", "Services of the window"),
    "do_message": ("Сообщение", "Message"),
    "do_sign_out": ("Закрыть окно и выйти", "Close the window and sign out"),
    "do_count_services": ("Сколько услуг оказано", "How many services rendered"),
    "services_counted": ("Услуг оказано: {count}", "Services rendered: {count}"),
    "do_come_back": ("{number} снова здесь", "{number} is here again"),
    "do_cancel_visit": ("Отменить талон {number}", "Cancel ticket {number}"),
    "do_raise": ("Пригласить {number} первым", "Move {number} to the front"),
    "do_change_class": ("Сменить категорию {number}", "Change the class of {number}"),
    "do_take_over": ("Забрать {number} к себе", "Take {number} over"),
    "do_stop_intake": ("Остановить выдачу талонов", "Stop issuing tickets"),
    "do_open_intake": ("Возобновить выдачу талонов", "Issue tickets again"),
    "do_suspend": ("Приостановить приём", "Suspend everything"),
    "do_resume_all": ("Возобновить приём", "Resume everything"),
    "do_close_early": ("Закрыть двери раньше", "Close the doors early"),
    "do_sign_out_other": ("Закрыть чужое окно", "Close somebody's window"),
    "raise_title": ("Пригласить первым", "Move to the front"),
    "raise_field": ("Почему вне очереди", "Why out of turn"),
    "raise_hint": ("Причина останется в журнале", "The reason is kept in the journal"),
    "suspend_title": ("Приостановить приём", "Suspend everything"),
    "suspend_field": ("Что сказать на экранах", "What the screens shall say"),
    "suspend_hint": ("Появится на всех экранах центра", "Every screen of the centre shows it"),
    "message_hint": ("Появится у получателя сразу", "The receiver sees it at once"),
    "class_title": ("Категория посетителя", "Class of the visitor"),
    "class_none": ("Обычный порядок", "Ordinary order"),
    "close_title": ("Закрыть двери", "Close the doors"),
    "close_now": ("Сейчас", "Now"),
    "close_in": ("Через {count} минут", "In {count} minutes"),
    "close_by_hours": ("По расписанию", "By the hours"),
    "close_window": ("Закрыть окно", "Close the window"),
    "list_next": ("другой список", "another list"),
    "do_day": ("Мой день", "My day"),
    "help": ("Помощь", "Help"),
    "help_over": ("Помощь пришла", "Help came"),
    "more": ("Ещё", "More"),
    "day_served": ("Принято посетителей", "Visitors served"),
    "day_average": ("В среднем на приём", "Average visit"),
    "day_busy": ("Всего на приёме", "Serving in all"),
    "day_longest": ("Дольше всех ждал", "Longest wait"),
    "day_longest_hint": ("из приглашённых в это окно", "of those called to this window"),
    "day_window": ("Окно открыто с", "Window open since"),
    "close": ("Закрыть", "Close"),
    "help_called": ("Старший вызван", "The supervisor has been called"),
    "message_from": ("{name}: {text}", "{name}: {text}"),
    # answers
    "lapsed": ("Связи не было: «{act}» не отправлено", "No link: “{act}” was not sent"),
    "failed": ("Не получилось: {text}", "It did not work: {text}"),
    "panel_waits": (
        "Нет связи. Набранное останется, подтвердите позже",
        "No link. What you typed stays; confirm it later",
    ),
    "link_lost": ("Нет связи", "No link"),
}  # fmt: skip
