<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tt_RU" sourcelanguage="ru_RU">
<context>
    <name>Kiosk</name>
    <message>
        <source>Русский</source>
        <comment>language</comment>
        <translation>Татарча</translation>
    </message>
    <message>
        <source>Чем вам помочь?</source>
        <comment>start_title</comment>
        <translation>Сезгә ничек ярдәм итик?</translation>
    </message>
    <message>
        <source>Сейчас ждут {people}, примерно {minutes}</source>
        <comment>waiting_now</comment>
        <translation>Хәзер {people} көтә, якынча {minutes}</translation>
    </message>
    <message>
        <source>Сейчас никто не ждёт</source>
        <comment>nobody_waits</comment>
        <translation>Хәзер беркем дә көтми</translation>
    </message>
    <message>
        <source>Все услуги</source>
        <comment>all_services</comment>
        <translation>Барлык хезмәтләр</translation>
    </message>
    <message>
        <source>Паспорта, семья, пособия, бизнес</source>
        <comment>all_services_about</comment>
        <translation>Паспорт, гаилә, пособие, бизнес</translation>
    </message>
    <message>
        <source>Паспорта, семья, пособия</source>
        <comment>all_services_short</comment>
        <translation>Паспорт, гаилә, пособие</translation>
    </message>
    <message>
        <source>Я по записи</source>
        <comment>booked</comment>
        <translation>Мин язылып килдем</translation>
    </message>
    <message>
        <source>По коду или QR из сообщения</source>
        <comment>booked_about</comment>
        <translation>Хәбәрдәге код яки QR буенча</translation>
    </message>
    <message>
        <source>По коду или QR</source>
        <comment>booked_short</comment>
        <translation>Код яки QR буенча</translation>
    </message>
    <message>
        <source>Найти услугу</source>
        <comment>find</comment>
        <translation>Хезмәтне табу</translation>
    </message>
    <message>
        <source>По названию или ситуации</source>
        <comment>find_about</comment>
        <translation>Исеме яки хәл буенча</translation>
    </message>
    <message>
        <source>По названию</source>
        <comment>find_by_name</comment>
        <translation>Исеме буенча</translation>
    </message>
    <message>
        <source>Выберите тему</source>
        <comment>choose_topic</comment>
        <translation>Теманы сайлагыз</translation>
    </message>
    <message>
        <source>Выберите услугу</source>
        <comment>choose_service</comment>
        <translation>Хезмәтне сайлагыз</translation>
    </message>
    <message>
        <source>Ещё услуги</source>
        <comment>more</comment>
        <translation>Тагын хезмәтләр</translation>
    </message>
    <message>
        <source>Дальше</source>
        <comment>further</comment>
        <translation>Алга</translation>
    </message>
    <message>
        <source>К началу списка</source>
        <comment>earlier</comment>
        <translation>Исемлек башына</translation>
    </message>
    <message>
        <source>Назад</source>
        <comment>back</comment>
        <translation>Артка</translation>
    </message>
    <message>
        <source>Удобство</source>
        <comment>comfort</comment>
        <translation>Уңайлылык</translation>
    </message>
    <message>
        <source>Помощь</source>
        <comment>help</comment>
        <translation>Ярдәм</translation>
    </message>
    <message>
        <source>Язык</source>
        <comment>languages</comment>
        <translation>Тел</translation>
    </message>
    <message>
        <source>Перед вами</source>
        <comment>ahead</comment>
        <translation>Сезнең алда</translation>
    </message>
    <message>
        <source>Ждать примерно</source>
        <comment>wait_about</comment>
        <translation>Якынча көтәргә</translation>
    </message>
    <message numerus="yes">
        <source>человек</source>
        <comment>people</comment>
        <translation>
            <numerusform>кеше</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>минут</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>минут</numerusform>
        </translation>
    </message>
    <message>
        <source>никого</source>
        <comment>nobody_ahead</comment>
        <translation>беркем юк</translation>
    </message>
    <message>
        <source>Время ожидания уточняется</source>
        <comment>wait_unknown</comment>
        <translation>Көтү вакыты ачыклана</translation>
    </message>
    <message>
        <source>Проверьте, что у вас с собой</source>
        <comment>papers</comment>
        <translation>Үзегез белән булсын</translation>
    </message>
    <message>
        <source>остальное — в полном списке</source>
        <comment>more_papers</comment>
        <translation>калганнары — тулы исемлектә</translation>
    </message>
    <message>
        <source>Добавить ещё услугу</source>
        <comment>add_service</comment>
        <translation>Тагын хезмәт өстәү</translation>
    </message>
    <message>
        <source>Обслужат за один визит</source>
        <comment>add_service_about</comment>
        <translation>Бер килүдә хезмәт күрсәтәчәкләр</translation>
    </message>
    <message>
        <source>За один визит — не больше пяти услуг</source>
        <comment>no_more_services</comment>
        <translation>Бер килүдә биштән артык хезмәт булмый</translation>
    </message>
    <message>
        <source>Приём вне очереди по закону</source>
        <comment>by_right</comment>
        <translation>Закон буенча чиратсыз кабул итү</translation>
    </message>
    <message>
        <source>Документ проверят в окне</source>
        <comment>by_right_about</comment>
        <translation>Документны тәрәзәдә тикшерәчәкләр</translation>
    </message>
    <message>
        <source>Приём вне очереди</source>
        <comment>by_right_title</comment>
        <translation>Чиратсыз кабул итү</translation>
    </message>
    <message>
        <source>Выберите основание. Документ проверят в окне</source>
        <comment>by_right_text</comment>
        <translation>Нигезен сайлагыз. Документны тәрәзәдә тикшерәчәкләр</translation>
    </message>
    <message>
        <source>Обычная очередь</source>
        <comment>without_class</comment>
        <translation>Гадәти чират</translation>
    </message>
    <message>
        <source>Покажите в окне: {document}</source>
        <comment>show_document</comment>
        <translation>Тәрәзәдә күрсәтегез: {document}</translation>
    </message>
    <message>
        <source>Ваши услуги</source>
        <comment>your_services</comment>
        <translation>Сезнең хезмәтләр</translation>
    </message>
    <message>
        <source>Убрать</source>
        <comment>remove</comment>
        <translation>Алып ташлау</translation>
    </message>
    <message>
        <source>Взять талон</source>
        <comment>take_ticket</comment>
        <translation>Талон алу</translation>
    </message>
    <message>
        <source>Отметиться</source>
        <comment>check_in</comment>
        <translation>Теркәлү</translation>
    </message>
    <message>
        <source>Оформляем талон</source>
        <comment>sending</comment>
        <translation>Талон әзерләнә</translation>
    </message>
    <message>
        <source>Это займёт несколько секунд</source>
        <comment>sending_text</comment>
        <translation>Берничә секунд кирәк</translation>
    </message>
    <message>
        <source>Заберите талон</source>
        <comment>take_it</comment>
        <translation>Талонны алыгыз</translation>
    </message>
    <message>
        <source>Ваш номер</source>
        <comment>your_number</comment>
        <translation>Сезнең номер</translation>
    </message>
    <message>
        <source>Перед вами {people}, примерно {minutes}</source>
        <comment>ahead_and_wait</comment>
        <translation>Сезнең алда {people}, якынча {minutes}</translation>
    </message>
    <message>
        <source>Перед вами {people}</source>
        <comment>ahead_only</comment>
        <translation>Сезнең алда {people}</translation>
    </message>
    <message>
        <source>Перед вами никого. Скоро вас вызовут</source>
        <comment>you_are_next</comment>
        <translation>Сезнең алда беркем юк. Тиздән чакырачаклар</translation>
    </message>
    <message>
        <source>Запись на {clock}</source>
        <comment>booked_for</comment>
        <translation>{clock} вакытына язылу</translation>
    </message>
    <message>
        <source>Номер появится на табло и прозвучит в зале. Следить за очередью с телефона — QR</source>
        <comment>called_how</comment>
        <translation>Номер таблода күренәчәк һәм залда яңгыраячак. Чиратны телефоннан күзәтү — QR</translation>
    </message>
    <message>
        <source>Талон внизу</source>
        <comment>ticket_below</comment>
        <translation>Талон аста</translation>
    </message>
    <message numerus="yes">
        <source>Экран закроется через {n} секунд</source>
        <comment>closes_in</comment>
        <translation>
            <numerusform>Экран {n} секундтан ябыла</numerusform>
        </translation>
    </message>
    <message>
        <source>Экран закроется через {n} с</source>
        <comment>closes_in_short</comment>
        <translation>Экран {n} с. ябыла</translation>
    </message>
    <message>
        <source>Готово</source>
        <comment>done</comment>
        <translation>Әзер</translation>
    </message>
    <message>
        <source>Вы в очереди</source>
        <comment>in_queue</comment>
        <translation>Сез чиратта</translation>
    </message>
    <message>
        <source>Напечатать талон не получилось.</source>
        <comment>not_printed</comment>
        <translation>Талонны бастырып булмады.</translation>
    </message>
    <message>
        <source>Запомните номер или возьмите его в телефон</source>
        <comment>remember_number</comment>
        <translation>Номерны истә калдырыгыз яки телефонга алыгыз</translation>
    </message>
    <message>
        <source>Наведите камеру телефона</source>
        <comment>point_camera</comment>
        <translation>Телефон камерасын юнәлтегез</translation>
    </message>
    <message>
        <source>Страница подаст сигнал, когда вас вызовут. Можно просто сфотографировать экран</source>
        <comment>page_signals</comment>
        <translation>Чакыргач, бит сигнал бирәчәк. Экранны фотога төшерсәгез дә була</translation>
    </message>
    <message>
        <source>Сотруднику уже сообщили о принтере</source>
        <comment>staff_told</comment>
        <translation>Принтер турында хезмәткәргә хәбәр ителде</translation>
    </message>
    <message>
        <source>Номер у меня</source>
        <comment>number_is_mine</comment>
        <translation>Номер миндә</translation>
    </message>
    <message>
        <source>Талон не печатается: номер покажем на экране</source>
        <comment>no_paper_ahead</comment>
        <translation>Талон басылмый: номерны экранда күрсәтәчәкбез</translation>
    </message>
    <message>
        <source>Вы ещё здесь?</source>
        <comment>still_here</comment>
        <translation>Сез биредәме?</translation>
    </message>
    <message numerus="yes">
        <source>Через {n} секунд экран вернётся к началу.</source>
        <comment>returning</comment>
        <translation>
            <numerusform>{n} секундтан экран башка кайта.</numerusform>
        </translation>
    </message>
    <message>
        <source>Выбранное не сохранится.</source>
        <comment>not_kept</comment>
        <translation>Сайланганы сакланмый.</translation>
    </message>
    <message>
        <source>Продолжить</source>
        <comment>go_on</comment>
        <translation>Дәвам итү</translation>
    </message>
    <message>
        <source>Начать сначала</source>
        <comment>start_over</comment>
        <translation>Яңадан башлау</translation>
    </message>
    <message>
        <source>Талоны временно не выдаём</source>
        <comment>offline_title</comment>
        <translation>Талон вакытлыча бирелми</translation>
    </message>
    <message>
        <source>Подойдите к администратору у входа:
он поставит вас в очередь.</source>
        <comment>offline_text</comment>
        <translation>Керү янындагы администраторга мөрәҗәгать итегез: ул сезне чиратка куячак.</translation>
    </message>
    <message>
        <source>Если талон уже у вас, он действует.</source>
        <comment>offline_valid</comment>
        <translation>Талоныгыз булса, ул гамәлдә.</translation>
    </message>
    <message>
        <source>Нет связи с {clock}. Пробуем снова сами</source>
        <comment>offline_since</comment>
        <translation>{clock} вакыттан элемтә юк. Үзебез тоташабыз</translation>
    </message>
    <message>
        <source>Ваш выбор сохранён: талон выйдет, когда связь вернётся</source>
        <comment>offline_kept</comment>
        <translation>Сайлавыгыз сакланды: элемтә кайткач, талон чыгачак</translation>
    </message>
    <message>
        <source>Включаемся</source>
        <comment>connecting</comment>
        <translation>Кабызыла</translation>
    </message>
    <message>
        <source>Связываемся с центром. Обычно это несколько секунд</source>
        <comment>connecting_text</comment>
        <translation>Үзәк белән тоташабыз. Гадәттә берничә секунд кирәк</translation>
    </message>
    <message>
        <source>Сейчас закрыто</source>
        <comment>closed_title</comment>
        <translation>Хәзер ябык</translation>
    </message>
    <message>
        <source>Откроемся {when}</source>
        <comment>closed_opens</comment>
        <translation>Ачылу вакыты: {when}</translation>
    </message>
    <message>
        <source>Талоны на сегодня закончились</source>
        <comment>stopped_title</comment>
        <translation>Бүгенгә талоннар бетте</translation>
    </message>
    <message>
        <source>Приходите завтра или запишитесь на удобное время</source>
        <comment>stopped_text</comment>
        <translation>Иртәгә килегез яки уңайлы вакытка язылыгыз</translation>
    </message>
    <message>
        <source>Приём приостановлен</source>
        <comment>suspended_title</comment>
        <translation>Кабул итү туктатылды</translation>
    </message>
    <message>
        <source>Подойдите к сотруднику</source>
        <comment>suspended_text</comment>
        <translation>Хезмәткәргә мөрәҗәгать итегез</translation>
    </message>
    <message>
        <source>Сегодня талоны больше не выдаём</source>
        <comment>service_stopped</comment>
        <translation>Бүген талон бирелми</translation>
    </message>
    <message>
        <source>Сегодня уже не успеем принять</source>
        <comment>service_too_late</comment>
        <translation>Бүген өлгермибез</translation>
    </message>
    <message>
        <source>Не получилось</source>
        <comment>refused_title</comment>
        <translation>Килеп чыкмады</translation>
    </message>
    <message>
        <source>Подойдите к администратору: он поможет</source>
        <comment>refused_text</comment>
        <translation>Администраторга мөрәҗәгать итегез: ул ярдәм итәчәк</translation>
    </message>
    <message>
        <source>Найти услугу</source>
        <comment>search_title</comment>
        <translation>Хезмәтне табу</translation>
    </message>
    <message>
        <source>Название или ситуация</source>
        <comment>search_hint</comment>
        <translation>Исеме яки хәл</translation>
    </message>
    <message>
        <source>Не нашли</source>
        <comment>nothing_found</comment>
        <translation>Тапмадык</translation>
    </message>
    <message>
        <source>Возьмите талон на консультацию</source>
        <comment>nothing_found_text</comment>
        <translation>Консультациягә талон алыгыз</translation>
    </message>
    <message>
        <source>Консультация</source>
        <comment>consultation</comment>
        <translation>Консультация</translation>
    </message>
    <message>
        <source>Пробел</source>
        <comment>space</comment>
        <translation>Буш ара</translation>
    </message>
    <message>
        <source>Стереть</source>
        <comment>erase</comment>
        <translation>Бетерү</translation>
    </message>
    <message>
        <source>Код записи</source>
        <comment>check_in_title</comment>
        <translation>Язылу коды</translation>
    </message>
    <message>
        <source>Восемь цифр из сообщения или личного кабинета</source>
        <comment>check_in_text</comment>
        <translation>Хәбәрдәге яки шәхси кабинеттагы сигез сан</translation>
    </message>
    <message>
        <source>Или поднесите QR-код к сканеру</source>
        <comment>scan_hint</comment>
        <translation>Яки QR-кодны сканерга тидерегез</translation>
    </message>
    <message>
        <source>Удобство</source>
        <comment>comfort_title</comment>
        <translation>Уңайлылык</translation>
    </message>
    <message>
        <source>Высокий контраст</source>
        <comment>contrast</comment>
        <translation>Югары контраст</translation>
    </message>
    <message>
        <source>Светлые буквы на чёрном</source>
        <comment>contrast_about</comment>
        <translation>Карада якты хәрефләр</translation>
    </message>
    <message>
        <source>Крупные буквы</source>
        <comment>large</comment>
        <translation>Эре хәрефләр</translation>
    </message>
    <message>
        <source>Всё становится больше</source>
        <comment>large_about</comment>
        <translation>Барысы да зуррак була</translation>
    </message>
    <message>
        <source>Кнопки ниже</source>
        <comment>low_reach</comment>
        <translation>Төймәләр түбәнрәк</translation>
    </message>
    <message>
        <source>Можно достать сидя</source>
        <comment>low_reach_about</comment>
        <translation>Утырган килеш җитеп була</translation>
    </message>
    <message>
        <source>Включено</source>
        <comment>on</comment>
        <translation>Кабызылган</translation>
    </message>
    <message>
        <source>Выключено</source>
        <comment>off</comment>
        <translation>Сүндерелгән</translation>
    </message>
    <message>
        <source>Помощь</source>
        <comment>help_title</comment>
        <translation>Ярдәм</translation>
    </message>
    <message>
        <source>Выберите услугу и нажмите «Взять талон»
Ждите вызова: номер появится на табло и прозвучит в зале
Подойдите к окну, номер которого назвали</source>
        <comment>help_steps</comment>
        <translation>Хезмәтне сайлагыз һәм «Талон алу» төймәсенә басыгыз
Чакыруны көтегез: номер таблода күренәчәк һәм залда яңгыраячак
Әйтелгән тәрәзәгә килегез</translation>
    </message>
    <message>
        <source>Если не получается, подойдите к администратору у входа</source>
        <comment>help_staff</comment>
        <translation>Килеп чыкмаса, керү янындагы администраторга мөрәҗәгать итегез</translation>
    </message>
    <message>
        <source>Язык</source>
        <comment>language_title</comment>
        <translation>Тел</translation>
    </message>
    <message>
        <source>Ваше место в очереди</source>
        <comment>where_title</comment>
        <translation>Чираттагы урыныгыз</translation>
    </message>
    <message>
        <source>Ожидайте вызова</source>
        <comment>where_waiting</comment>
        <translation>Чакыруны көтегез</translation>
    </message>
    <message>
        <source>Подойдите к окну {window}</source>
        <comment>where_called</comment>
        <translation>{window} тәрәзәсенә килегез</translation>
    </message>
    <message>
        <source>Вас принимают в окне {window}</source>
        <comment>where_serving</comment>
        <translation>Сезне {window} тәрәзәсендә кабул итәләр</translation>
    </message>
    <message>
        <source>Ваше место сохраняется</source>
        <comment>where_held</comment>
        <translation>Урыныгыз саклана</translation>
    </message>
    <message>
        <source>Вызов пропущен. Место сохраняется до {clock}</source>
        <comment>where_missed</comment>
        <translation>Чакыру үткәреп җибәрелде. Урын {clock} кадәр саклана</translation>
    </message>
    <message>
        <source>Приём завершён</source>
        <comment>where_ended</comment>
        <translation>Кабул итү тәмамланды</translation>
    </message>
    <message>
        <source>Такого талона сегодня нет</source>
        <comment>where_unknown</comment>
        <translation>Бүген мондый талон юк</translation>
    </message>
    <message>
        <source>Вернуться в очередь</source>
        <comment>came_back</comment>
        <translation>Мин чиратка кайттым</translation>
    </message>
    <message>
        <source>Вы снова в очереди</source>
        <comment>came_back_done</comment>
        <translation>Сез янәдән чиратта</translation>
    </message>
    <message>
        <source>Пропустили вызов</source>
        <comment>missed_call</comment>
        <translation>Чакыруны үткәреп җибәрдем</translation>
    </message>
    <message>
        <source>По номеру и коду с талона</source>
        <comment>missed_call_about</comment>
        <translation>Талондагы номер һәм код буенча</translation>
    </message>
    <message>
        <source>Вернуться в очередь</source>
        <comment>come_back_title</comment>
        <translation>Чиратка кайту</translation>
    </message>
    <message>
        <source>Номер и код с вашего талона</source>
        <comment>come_back_text</comment>
        <translation>Талоныгыздагы номер һәм код</translation>
    </message>
    <message>
        <source>Где я в очереди?</source>
        <comment>where_am_i</comment>
        <translation>Мин чиратта кайда?</translation>
    </message>
    <message>
        <source>Показать место</source>
        <comment>show_place</comment>
        <translation>Урынны күрсәтү</translation>
    </message>
    <message>
        <source>Такого талона не нашли. Проверьте номер и код</source>
        <comment>check_number</comment>
        <translation>Мондый талон табылмады. Номер белән кодны тикшерегез</translation>
    </message>
    <message>
        <source>Сейчас не получилось. Попробуйте через минуту</source>
        <comment>try_later</comment>
        <translation>Хәзер килеп чыкмады. Бер минуттан кабатлагыз</translation>
    </message>
    <message>
        <source>Талон уже есть: где я в очереди?</source>
        <comment>have_ticket</comment>
        <translation>Талоным бар: мин чиратта кайда?</translation>
    </message>
    <message>
        <source>В этом центре такую услугу не оказывают</source>
        <comment>not_here</comment>
        <translation>Бу үзәктә мондый хезмәт күрсәтелми</translation>
    </message>
    <message>
        <source>Понятно</source>
        <comment>understood</comment>
        <translation>Аңлашылды</translation>
    </message>
    <message>
        <source>Впереди {people}, примерно {minutes}. Взять талон?</source>
        <comment>long_wait</comment>
        <translation>Алда {people}, якынча {minutes}. Талон алыргамы?</translation>
    </message>
    <message>
        <source>Подача документов</source>
        <comment>purpose_file</comment>
        <translation>Документ тапшыру</translation>
    </message>
    <message>
        <source>Получение результата</source>
        <comment>purpose_collect</comment>
        <translation>Нәтиҗәне алу</translation>
    </message>
    <message>
        <source>Консультация</source>
        <comment>purpose_consult</comment>
        <translation>Консультация</translation>
    </message>
    <message>
        <source>Что взять с собой</source>
        <comment>to_bring</comment>
        <translation>Үзегез белән алыгыз</translation>
    </message>
    <message>
        <source>Документы не нужны</source>
        <comment>bring_nothing</comment>
        <translation>Документлар кирәкми</translation>
    </message>
    <message>
        <source>В окне</source>
        <comment>service_time</comment>
        <translation>Тәрәзәдә</translation>
    </message>
    <message>
        <source>примерно {minutes}</source>
        <comment>about</comment>
        <translation>якынча {minutes}</translation>
    </message>
    <message>
        <source>Стоимость</source>
        <comment>fee</comment>
        <translation>Бәясе</translation>
    </message>
    <message>
        <source>Где</source>
        <comment>place_label</comment>
        <translation>Кайда</translation>
    </message>
    <message>
        <source>Кто оказывает</source>
        <comment>agency</comment>
        <translation>Кем күрсәтә</translation>
    </message>
    <message>
        <source>Чтобы продолжить, нажмите любую клавишу</source>
        <comment>press_any_key</comment>
        <translation>Дәвам итү өчен теләсә кайсы төймәгә басыгыз</translation>
    </message>
    <message>
        <source>от {low} до {high}</source>
        <comment>from_to</comment>
        <translation>{low} – {high}</translation>
    </message>
    <message>
        <source>Напечатать список</source>
        <comment>print_list</comment>
        <translation>Исемлекне бастыру</translation>
    </message>
    <message>
        <source>Печатаем список</source>
        <comment>list_printing</comment>
        <translation>Исемлек басыла</translation>
    </message>
    <message>
        <source>Заберите список внизу</source>
        <comment>list_taken</comment>
        <translation>Исемлекне астан алыгыз</translation>
    </message>
    <message>
        <source>Список не напечатался. Сфотографируйте экран или наведите камеру телефона</source>
        <comment>list_failed</comment>
        <translation>Исемлек басылмады. Экранны фотога төшерегез яки камераны юнәлтегез</translation>
    </message>
    <message>
        <source>Сфотографируйте список или наведите камеру телефона</source>
        <comment>list_on_screen</comment>
        <translation>Исемлекне фотога төшерегез яки камераны юнәлтегез</translation>
    </message>
    <message>
        <source>и ещё {n}: весь список на бумаге или в телефоне</source>
        <comment>rest_on_paper</comment>
        <translation>һәм тагын {n}: тулы исемлек кәгазьдә яки телефонда</translation>
    </message>
    <message>
        <source>Это список на {date}, не талон</source>
        <comment>no_ticket</comment>
        <translation>Бу — {date} исемлеге, талон түгел</translation>
    </message>
</context>
</TS>
