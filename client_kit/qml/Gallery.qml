pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Talon.Kit

// Every control of the kit on one sheet, for the eye and for the tests.
Window {
    id: root

    width: 1180
    height: 1240
    visible: true
    color: Theme.surface
    title: "Talon.Kit"

    component Heading: Label {
        size: 15
        weight: Theme.bold
    }

    Row {
        x: 24
        y: 24
        spacing: 24

        Column {
            spacing: 14
            width: 560

            Heading { text: "Plate" }
            Row {
                spacing: 12
                Plate { number: "А012"; fontSize: 48 }
                Rectangle {
                    color: Theme.call
                    width: called.width + 20
                    height: called.height + 20
                    Plate { id: called; anchors.centerIn: parent; kind: "call"; number: "А012"; fontSize: 48 }
                }
                Plate { kind: "quiet"; number: "А013"; fontSize: 48 }
            }
            Row {
                spacing: 12
                Rectangle {
                    color: "#FFFFFF"
                    width: paper.width + 20
                    height: paper.height + 20
                    Plate { id: paper; anchors.centerIn: parent; kind: "paper"; number: "К034"; fontSize: 48 }
                }
                Plate { board: true; number: "Д007"; fontSize: 72 }
            }
            Heading { text: "PrimaryButton, SecondaryButton" }
            PrimaryButton { width: 388; objectName: "primary"; text: "Пригласить"; iconName: "bell"; keyCap: "F2" }
            PrimaryButton { width: 388; text: "Начать приём"; iconName: "play"; keyCap: "F4"; enabled: false }
            Row {
                spacing: 8
                SecondaryButton { width: 190; text: "Повторить"; iconName: "repeat"; keyCap: "F3"; FocusRing {} }
                SecondaryButton { width: 190; text: "Не явился"; iconName: "person-missed"; keyCap: "F7"; enabled: false }
                SecondaryButton { width: 110; height: 64; stacked: true; text: "Удобство"; iconName: "accessibility" }
            }
            Heading { text: "Segmented, Stepper, Checkbox, InputField" }
            Segmented { width: 388; labels: ["Услуга", "Окно", "Сотрудник"]; objectName: "segmented" }
            Row {
                spacing: 16
                Stepper { name: "Документов"; value: 3 }
                Checkbox { text: "Вернуть ко мне после"; checked: true }
                Checkbox { text: "Сразу" }
            }
            InputField { width: 388; iconName: "search"; placeholderText: "Название услуги" }
            Row {
                spacing: 16
                Tag { text: "запись 10:40" }
                WaitTime { text: "05:02" }
                WaitTime { text: "12:47"; level: "long" }
                WaitTime { text: "16:04"; level: "breach" }
                KeyCap { text: "Esc" }
                Clock { text: "10:42"; size: 20 }
            }
            TargetBar { width: 388; share: 0.6 }
            TargetBar { width: 388; share: 1.2; level: "breach" }
            Row {
                spacing: 20
                LoadMeter { level: 1; word: "Свободно"; size: 18 }
                LoadMeter { level: 2; word: "Небольшая очередь"; size: 18 }
                LoadMeter { level: 3; word: "Много посетителей"; size: 18 }
            }
            LoadMeter { word: "Закрыто"; size: 18 }
        }
        Column {
            spacing: 14
            width: 520

            Heading { text: "Tile, RowButton" }
            Row {
                spacing: 12
                Tile { width: 250; height: 190; fontSize: 24; pad: 20; radius: 16; iconName: "folder-check"; text: "Получить готовые документы" }
                Tile { width: 250; height: 110; flat: true; fontSize: 22; pad: 20; radius: 16; iconName: "house"; text: "Недвижимость: регистрация" }
            }
            RowButton { width: 512; height: 84; fontSize: 24; pad: 24; radius: 16; iconName: "calendar-check"; text: "Я по записи"; subtitle: "По коду или QR из сообщения" }
            RowButton { width: 512; height: 84; fontSize: 24; pad: 24; radius: 16; iconName: "search"; text: "Найти услугу"; subtitle: "По названию или ситуации"; selected: true; trailing: "5" }
            Heading { text: "Banner" }
            Banner { width: 512; title: "Нажатое сохранено и уйдёт само."; text: "Приём продолжайте, вызов пока недоступен." }
            Banner { width: 512; kind: "info"; iconName: "shield-check"; title: "Право вне очереди"; text: "Проверьте удостоверение" }
            Banner { width: 512; kind: "call"; iconName: "ticket"; title: "Заберите талон" }
            Heading { text: "Icon" }
            Grid {
                columns: 11
                spacing: 18
                Repeater {
                    model: Object.keys(Icons.strokes).concat(Object.keys(Icons.filled))
                    Icon {
                        required property string modelData
                        name: modelData
                        size: 29
                    }
                }
            }
        }
    }
}
