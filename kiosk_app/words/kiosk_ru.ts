<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="ru_RU">
<context>
    <name>Kiosk</name>
    <message numerus="yes">
        <source>человек</source>
        <comment>people</comment>
        <translation>
            <numerusform>человек</numerusform>
            <numerusform>человека</numerusform>
            <numerusform>человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>минут</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>минуту</numerusform>
            <numerusform>минуты</numerusform>
            <numerusform>минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Экран закроется через {n} секунд</source>
        <comment>closes_in</comment>
        <translation>
            <numerusform>Экран закроется через {n} секунду</numerusform>
            <numerusform>Экран закроется через {n} секунды</numerusform>
            <numerusform>Экран закроется через {n} секунд</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Через {n} секунд экран вернётся к началу.</source>
        <comment>returning</comment>
        <translation>
            <numerusform>Через {n} секунду экран вернётся к началу.</numerusform>
            <numerusform>Через {n} секунды экран вернётся к началу.</numerusform>
            <numerusform>Через {n} секунд экран вернётся к началу.</numerusform>
        </translation>
    </message>
</context>
</TS>
