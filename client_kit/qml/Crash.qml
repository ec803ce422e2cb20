import QtQuick
import QtQuick.Window
import Talon.Kit

// What an unattended screen shows when its own does not open; the app starts again by itself.
Window {
    id: root

    required property string reason

    width: 1080
    height: 720
    visible: true
    color: Theme.surface
    title: "Talon"

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width * 0.8, 900)
        spacing: Theme.space24

        Icon {
            name: "warning"
            size: 72
            color: Theme.danger
        }
        Label {
            width: parent.width
            text: "Экран не открылся"
            size: 48
            weight: Theme.bold
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            text: "Мы уже пробуем ещё раз. Обратитесь к администратору зала.\nTrying again. Please see the administrator."
            size: 28
            wrapMode: Text.Wrap
        }
        Label {
            objectName: "reason"
            width: parent.width
            text: root.reason
            size: 16
            muted: true
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 6
            elide: Text.ElideRight
        }
    }
}
