<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ru_RU">
<context>
    <name>Kiosk</name>
    <message>
        <source>Русский</source>
        <comment>language</comment>
        <translation>English</translation>
    </message>
    <message>
        <source>Чем вам помочь?</source>
        <comment>start_title</comment>
        <translation>How can we help?</translation>
    </message>
    <message>
        <source>Сейчас ждут {people}, примерно {minutes}</source>
        <comment>waiting_now</comment>
        <translation>{people} waiting now, about {minutes}</translation>
    </message>
    <message>
        <source>Сейчас никто не ждёт</source>
        <comment>nobody_waits</comment>
        <translation>Nobody is waiting now</translation>
    </message>
    <message>
        <source>Все услуги</source>
        <comment>all_services</comment>
        <translation>All services</translation>
    </message>
    <message>
        <source>Паспорта, семья, пособия, бизнес</source>
        <comment>all_services_about</comment>
        <translation>Passports, family, benefits, business</translation>
    </message>
    <message>
        <source>Паспорта, семья, пособия</source>
        <comment>all_services_short</comment>
        <translation>Passports, family, benefits</translation>
    </message>
    <message>
        <source>Я по записи</source>
        <comment>booked</comment>
        <translation>I have a booking</translation>
    </message>
    <message>
        <source>По коду или QR из сообщения</source>
        <comment>booked_about</comment>
        <translation>By code or QR from the message</translation>
    </message>
    <message>
        <source>По коду или QR</source>
        <comment>booked_short</comment>
        <translation>By code or QR</translation>
    </message>
    <message>
        <source>Найти услугу</source>
        <comment>find</comment>
        <translation>Find a service</translation>
    </message>
    <message>
        <source>По названию или ситуации</source>
        <comment>find_about</comment>
        <translation>By name or situation</translation>
    </message>
    <message>
        <source>По названию</source>
        <comment>find_by_name</comment>
        <translation>By name</translation>
    </message>
    <message>
        <source>Выберите тему</source>
        <comment>choose_topic</comment>
        <translation>Choose a topic</translation>
    </message>
    <message>
        <source>Выберите услугу</source>
        <comment>choose_service</comment>
        <translation>Choose a service</translation>
    </message>
    <message>
        <source>Ещё услуги</source>
        <comment>more</comment>
        <translation>More services</translation>
    </message>
    <message>
        <source>Дальше</source>
        <comment>further</comment>
        <translation>Further</translation>
    </message>
    <message>
        <source>К началу списка</source>
        <comment>earlier</comment>
        <translation>Back to the first ones</translation>
    </message>
    <message>
        <source>Назад</source>
        <comment>back</comment>
        <translation>Back</translation>
    </message>
    <message>
        <source>Удобство</source>
        <comment>comfort</comment>
        <translation>Display</translation>
    </message>
    <message>
        <source>Помощь</source>
        <comment>help</comment>
        <translation>Help</translation>
    </message>
    <message>
        <source>Язык</source>
        <comment>languages</comment>
        <translation>Language</translation>
    </message>
    <message>
        <source>Перед вами</source>
        <comment>ahead</comment>
        <translation>Ahead of you</translation>
    </message>
    <message>
        <source>Ждать примерно</source>
        <comment>wait_about</comment>
        <translation>Wait about</translation>
    </message>
    <message numerus="yes">
        <source>человек</source>
        <comment>people</comment>
        <translation>
            <numerusform>person</numerusform>
            <numerusform>people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>минут</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>minute</numerusform>
            <numerusform>minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>никого</source>
        <comment>nobody_ahead</comment>
        <translation>nobody</translation>
    </message>
    <message>
        <source>Время ожидания уточняется</source>
        <comment>wait_unknown</comment>
        <translation>The wait is not known yet</translation>
    </message>
    <message>
        <source>Проверьте, что у вас с собой</source>
        <comment>papers</comment>
        <translation>Check that you have with you</translation>
    </message>
    <message>
        <source>остальное — в полном списке</source>
        <comment>more_papers</comment>
        <translation>the rest is in the full list</translation>
    </message>
    <message>
        <source>Добавить ещё услугу</source>
        <comment>add_service</comment>
        <translation>Add another service</translation>
    </message>
    <message>
        <source>Обслужат за один визит</source>
        <comment>add_service_about</comment>
        <translation>Done in the same visit</translation>
    </message>
    <message>
        <source>За один визит — не больше пяти услуг</source>
        <comment>no_more_services</comment>
        <translation>No more than five services in one visit</translation>
    </message>
    <message>
        <source>Приём вне очереди по закону</source>
        <comment>by_right</comment>
        <translation>Priority by law</translation>
    </message>
    <message>
        <source>Документ проверят в окне</source>
        <comment>by_right_about</comment>
        <translation>Your document is checked at the window</translation>
    </message>
    <message>
        <source>Приём вне очереди</source>
        <comment>by_right_title</comment>
        <translation>Priority by law</translation>
    </message>
    <message>
        <source>Выберите основание. Документ проверят в окне</source>
        <comment>by_right_text</comment>
        <translation>Choose the ground. Your document is checked at the window</translation>
    </message>
    <message>
        <source>Обычная очередь</source>
        <comment>without_class</comment>
        <translation>Ordinary queue</translation>
    </message>
    <message>
        <source>Покажите в окне: {document}</source>
        <comment>show_document</comment>
        <translation>Show at the window: {document}</translation>
    </message>
    <message>
        <source>Ваши услуги</source>
        <comment>your_services</comment>
        <translation>Your services</translation>
    </message>
    <message>
        <source>Убрать</source>
        <comment>remove</comment>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Взять талон</source>
        <comment>take_ticket</comment>
        <translation>Get a ticket</translation>
    </message>
    <message>
        <source>Отметиться</source>
        <comment>check_in</comment>
        <translation>Check in</translation>
    </message>
    <message>
        <source>Оформляем талон</source>
        <comment>sending</comment>
        <translation>Getting your ticket</translation>
    </message>
    <message>
        <source>Это займёт несколько секунд</source>
        <comment>sending_text</comment>
        <translation>This takes a few seconds</translation>
    </message>
    <message>
        <source>Заберите талон</source>
        <comment>take_it</comment>
        <translation>Take your ticket</translation>
    </message>
    <message>
        <source>Ваш номер</source>
        <comment>your_number</comment>
        <translation>Your number</translation>
    </message>
    <message>
        <source>Перед вами {people}, примерно {minutes}</source>
        <comment>ahead_and_wait</comment>
        <translation>{people} ahead, about {minutes}</translation>
    </message>
    <message>
        <source>Перед вами {people}</source>
        <comment>ahead_only</comment>
        <translation>{people} ahead of you</translation>
    </message>
    <message>
        <source>Перед вами никого. Скоро вас вызовут</source>
        <comment>you_are_next</comment>
        <translation>Nobody ahead. You will be called soon</translation>
    </message>
    <message>
        <source>Запись на {clock}</source>
        <comment>booked_for</comment>
        <translation>Booked for {clock}</translation>
    </message>
    <message>
        <source>Номер появится на табло и прозвучит в зале. Следить за очередью с телефона — QR</source>
        <comment>called_how</comment>
        <translation>Your number will be on the board and spoken in the hall. Follow by phone with the QR</translation>
    </message>
    <message>
        <source>Талон внизу</source>
        <comment>ticket_below</comment>
        <translation>Your ticket is below</translation>
    </message>
    <message numerus="yes">
        <source>Экран закроется через {n} секунд</source>
        <comment>closes_in</comment>
        <translation>
            <numerusform>This screen closes in {n} second</numerusform>
            <numerusform>This screen closes in {n} seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>Экран закроется через {n} с</source>
        <comment>closes_in_short</comment>
        <translation>This screen closes in {n} s</translation>
    </message>
    <message>
        <source>Готово</source>
        <comment>done</comment>
        <translation>Done</translation>
    </message>
    <message>
        <source>Вы в очереди</source>
        <comment>in_queue</comment>
        <translation>You are in the queue</translation>
    </message>
    <message>
        <source>Напечатать талон не получилось.</source>
        <comment>not_printed</comment>
        <translation>The ticket did not print.</translation>
    </message>
    <message>
        <source>Запомните номер или возьмите его в телефон</source>
        <comment>remember_number</comment>
        <translation>Remember the number or take it on your phone</translation>
    </message>
    <message>
        <source>Наведите камеру телефона</source>
        <comment>point_camera</comment>
        <translation>Point your phone camera here</translation>
    </message>
    <message>
        <source>Страница подаст сигнал, когда вас вызовут. Можно просто сфотографировать экран</source>
        <comment>page_signals</comment>
        <translation>The page signals when you are called. A photo of this screen is enough too</translation>
    </message>
    <message>
        <source>Сотруднику уже сообщили о принтере</source>
        <comment>staff_told</comment>
        <translation>Staff have been told about the printer</translation>
    </message>
    <message>
        <source>Номер у меня</source>
        <comment>number_is_mine</comment>
        <translation>I have my number</translation>
    </message>
    <message>
        <source>Талон не печатается: номер покажем на экране</source>
        <comment>no_paper_ahead</comment>
        <translation>No paper now: your number will be shown on the screen</translation>
    </message>
    <message>
        <source>Вы ещё здесь?</source>
        <comment>still_here</comment>
        <translation>Are you still here?</translation>
    </message>
    <message numerus="yes">
        <source>Через {n} секунд экран вернётся к началу.</source>
        <comment>returning</comment>
        <translation>
            <numerusform>In {n} second the screen returns to the start.</numerusform>
            <numerusform>In {n} seconds the screen returns to the start.</numerusform>
        </translation>
    </message>
    <message>
        <source>Выбранное не сохранится.</source>
        <comment>not_kept</comment>
        <translation>What you chose will not be kept.</translation>
    </message>
    <message>
        <source>Продолжить</source>
        <comment>go_on</comment>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Начать сначала</source>
        <comment>start_over</comment>
        <translation>Start over</translation>
    </message>
    <message>
        <source>Талоны временно не выдаём</source>
        <comment>offline_title</comment>
        <translation>No tickets right now</translation>
    </message>
    <message>
        <source>Подойдите к администратору у входа:
он поставит вас в очередь.</source>
        <comment>offline_text</comment>
        <translation>Please see the administrator at the entrance to join the queue.</translation>
    </message>
    <message>
        <source>Если талон уже у вас, он действует.</source>
        <comment>offline_valid</comment>
        <translation>A ticket you already have stays valid.</translation>
    </message>
    <message>
        <source>Нет связи с {clock}. Пробуем снова сами</source>
        <comment>offline_since</comment>
        <translation>No connection since {clock}. We keep trying</translation>
    </message>
    <message>
        <source>Ваш выбор сохранён: талон выйдет, когда связь вернётся</source>
        <comment>offline_kept</comment>
        <translation>Your choice is saved: the ticket comes when the connection is back</translation>
    </message>
    <message>
        <source>Включаемся</source>
        <comment>connecting</comment>
        <translation>Starting</translation>
    </message>
    <message>
        <source>Связываемся с центром. Обычно это несколько секунд</source>
        <comment>connecting_text</comment>
        <translation>Connecting to the centre. This usually takes a few seconds</translation>
    </message>
    <message>
        <source>Сейчас закрыто</source>
        <comment>closed_title</comment>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>Откроемся {when}</source>
        <comment>closed_opens</comment>
        <translation>We open {when}</translation>
    </message>
    <message>
        <source>Талоны на сегодня закончились</source>
        <comment>stopped_title</comment>
        <translation>No more tickets today</translation>
    </message>
    <message>
        <source>Приходите завтра или запишитесь на удобное время</source>
        <comment>stopped_text</comment>
        <translation>Come tomorrow or book a time that suits you</translation>
    </message>
    <message>
        <source>Приём приостановлен</source>
        <comment>suspended_title</comment>
        <translation>Service is suspended</translation>
    </message>
    <message>
        <source>Подойдите к сотруднику</source>
        <comment>suspended_text</comment>
        <translation>Please ask a member of staff</translation>
    </message>
    <message>
        <source>Сегодня талоны больше не выдаём</source>
        <comment>service_stopped</comment>
        <translation>No more tickets today</translation>
    </message>
    <message>
        <source>Сегодня уже не успеем принять</source>
        <comment>service_too_late</comment>
        <translation>Too late for today</translation>
    </message>
    <message>
        <source>Не получилось</source>
        <comment>refused_title</comment>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>Подойдите к администратору: он поможет</source>
        <comment>refused_text</comment>
        <translation>Please see the administrator, who will help</translation>
    </message>
    <message>
        <source>Найти услугу</source>
        <comment>search_title</comment>
        <translation>Find a service</translation>
    </message>
    <message>
        <source>Название или ситуация</source>
        <comment>search_hint</comment>
        <translation>Name or situation</translation>
    </message>
    <message>
        <source>Не нашли</source>
        <comment>nothing_found</comment>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Возьмите талон на консультацию</source>
        <comment>nothing_found_text</comment>
        <translation>Take a ticket for a consultation</translation>
    </message>
    <message>
        <source>Консультация</source>
        <comment>consultation</comment>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>Пробел</source>
        <comment>space</comment>
        <translation>Space</translation>
    </message>
    <message>
        <source>Стереть</source>
        <comment>erase</comment>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Код записи</source>
        <comment>check_in_title</comment>
        <translation>Booking code</translation>
    </message>
    <message>
        <source>Восемь цифр из сообщения или личного кабинета</source>
        <comment>check_in_text</comment>
        <translation>Eight digits from the message or your account</translation>
    </message>
    <message>
        <source>Или поднесите QR-код к сканеру</source>
        <comment>scan_hint</comment>
        <translation>Or hold the QR code to the scanner</translation>
    </message>
    <message>
        <source>Удобство</source>
        <comment>comfort_title</comment>
        <translation>Display</translation>
    </message>
    <message>
        <source>Высокий контраст</source>
        <comment>contrast</comment>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Светлые буквы на чёрном</source>
        <comment>contrast_about</comment>
        <translation>Light letters on black</translation>
    </message>
    <message>
        <source>Крупные буквы</source>
        <comment>large</comment>
        <translation>Large letters</translation>
    </message>
    <message>
        <source>Всё становится больше</source>
        <comment>large_about</comment>
        <translation>Everything becomes larger</translation>
    </message>
    <message>
        <source>Кнопки ниже</source>
        <comment>low_reach</comment>
        <translation>Lower buttons</translation>
    </message>
    <message>
        <source>Можно достать сидя</source>
        <comment>low_reach_about</comment>
        <translation>Within reach when seated</translation>
    </message>
    <message>
        <source>Включено</source>
        <comment>on</comment>
        <translation>On</translation>
    </message>
    <message>
        <source>Выключено</source>
        <comment>off</comment>
        <translation>Off</translation>
    </message>
    <message>
        <source>Помощь</source>
        <comment>help_title</comment>
        <translation>Help</translation>
    </message>
    <message>
        <source>Выберите услугу и нажмите «Взять талон»
Ждите вызова: номер появится на табло и прозвучит в зале
Подойдите к окну, номер которого назвали</source>
        <comment>help_steps</comment>
        <translation>Choose a service and press “Get a ticket”
Wait for the call: your number is shown on the board and spoken in the hall
Go to the window that was named</translation>
    </message>
    <message>
        <source>Если не получается, подойдите к администратору у входа</source>
        <comment>help_staff</comment>
        <translation>If it does not work, see the administrator at the entrance</translation>
    </message>
    <message>
        <source>Язык</source>
        <comment>language_title</comment>
        <translation>Language</translation>
    </message>
    <message>
        <source>Ваше место в очереди</source>
        <comment>where_title</comment>
        <translation>Your place in the queue</translation>
    </message>
    <message>
        <source>Ожидайте вызова</source>
        <comment>where_waiting</comment>
        <translation>Please wait for the call</translation>
    </message>
    <message>
        <source>Подойдите к окну {window}</source>
        <comment>where_called</comment>
        <translation>Please go to window {window}</translation>
    </message>
    <message>
        <source>Вас принимают в окне {window}</source>
        <comment>where_serving</comment>
        <translation>You are being served at window {window}</translation>
    </message>
    <message>
        <source>Ваше место сохраняется</source>
        <comment>where_held</comment>
        <translation>Your place is kept</translation>
    </message>
    <message>
        <source>Вызов пропущен. Место сохраняется до {clock}</source>
        <comment>where_missed</comment>
        <translation>You missed the call. Your place is kept until {clock}</translation>
    </message>
    <message>
        <source>Приём завершён</source>
        <comment>where_ended</comment>
        <translation>Your visit has ended</translation>
    </message>
    <message>
        <source>Такого талона сегодня нет</source>
        <comment>where_unknown</comment>
        <translation>There is no such ticket today</translation>
    </message>
    <message>
        <source>Вернуться в очередь</source>
        <comment>came_back</comment>
        <translation>I am back in the queue</translation>
    </message>
    <message>
        <source>Вы снова в очереди</source>
        <comment>came_back_done</comment>
        <translation>You are in the queue again</translation>
    </message>
    <message>
        <source>Пропустили вызов</source>
        <comment>missed_call</comment>
        <translation>I missed my call</translation>
    </message>
    <message>
        <source>По номеру и коду с талона</source>
        <comment>missed_call_about</comment>
        <translation>By the number and code on the ticket</translation>
    </message>
    <message>
        <source>Вернуться в очередь</source>
        <comment>come_back_title</comment>
        <translation>Return to the queue</translation>
    </message>
    <message>
        <source>Номер и код с вашего талона</source>
        <comment>come_back_text</comment>
        <translation>The number and the code on your ticket</translation>
    </message>
    <message>
        <source>Где я в очереди?</source>
        <comment>where_am_i</comment>
        <translation>Where am I in the queue?</translation>
    </message>
    <message>
        <source>Показать место</source>
        <comment>show_place</comment>
        <translation>Show my place</translation>
    </message>
    <message>
        <source>Такого талона не нашли. Проверьте номер и код</source>
        <comment>check_number</comment>
        <translation>No such ticket found. Check the number and the code</translation>
    </message>
    <message>
        <source>Сейчас не получилось. Попробуйте через минуту</source>
        <comment>try_later</comment>
        <translation>That did not work just now. Try again in a minute</translation>
    </message>
    <message>
        <source>Талон уже есть: где я в очереди?</source>
        <comment>have_ticket</comment>
        <translation>Have a ticket? See your place</translation>
    </message>
    <message>
        <source>В этом центре такую услугу не оказывают</source>
        <comment>not_here</comment>
        <translation>This office does not offer that service</translation>
    </message>
    <message>
        <source>Понятно</source>
        <comment>understood</comment>
        <translation>I see</translation>
    </message>
    <message>
        <source>Впереди {people}, примерно {minutes}. Взять талон?</source>
        <comment>long_wait</comment>
        <translation>{people} ahead, about {minutes}. Get a ticket?</translation>
    </message>
    <message>
        <source>Подача документов</source>
        <comment>purpose_file</comment>
        <translation>Filing documents</translation>
    </message>
    <message>
        <source>Получение результата</source>
        <comment>purpose_collect</comment>
        <translation>Collecting a result</translation>
    </message>
    <message>
        <source>Консультация</source>
        <comment>purpose_consult</comment>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Что взять с собой</source>
        <comment>to_bring</comment>
        <translation>What to bring</translation>
    </message>
    <message>
        <source>Документы не нужны</source>
        <comment>bring_nothing</comment>
        <translation>No documents needed</translation>
    </message>
    <message>
        <source>В окне</source>
        <comment>service_time</comment>
        <translation>At the window</translation>
    </message>
    <message>
        <source>примерно {minutes}</source>
        <comment>about</comment>
        <translation>about {minutes}</translation>
    </message>
    <message>
        <source>Стоимость</source>
        <comment>fee</comment>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Где</source>
        <comment>place_label</comment>
        <translation>Where</translation>
    </message>
    <message>
        <source>Кто оказывает</source>
        <comment>agency</comment>
        <translation>Provided by</translation>
    </message>
    <message>
        <source>Чтобы продолжить, нажмите любую клавишу</source>
        <comment>press_any_key</comment>
        <translation>Press any key to go on</translation>
    </message>
    <message>
        <source>от {low} до {high}</source>
        <comment>from_to</comment>
        <translation>{low} to {high}</translation>
    </message>
    <message>
        <source>Напечатать список</source>
        <comment>print_list</comment>
        <translation>Print the list</translation>
    </message>
    <message>
        <source>Печатаем список</source>
        <comment>list_printing</comment>
        <translation>Printing the list</translation>
    </message>
    <message>
        <source>Заберите список внизу</source>
        <comment>list_taken</comment>
        <translation>Take the list below</translation>
    </message>
    <message>
        <source>Список не напечатался. Сфотографируйте экран или наведите камеру телефона</source>
        <comment>list_failed</comment>
        <translation>The list did not print. Take a photo of the screen or point your camera here</translation>
    </message>
    <message>
        <source>Сфотографируйте список или наведите камеру телефона</source>
        <comment>list_on_screen</comment>
        <translation>Take a photo of the list or point your camera here</translation>
    </message>
    <message>
        <source>и ещё {n}: весь список на бумаге или в телефоне</source>
        <comment>rest_on_paper</comment>
        <translation>and {n} more: the whole list on paper or on your phone</translation>
    </message>
    <message>
        <source>Это список на {date}, не талон</source>
        <comment>no_ticket</comment>
        <translation>A list of {date}, not a ticket</translation>
    </message>
</context>
</TS>
