import QtQuick
import Talon.Kit

// The next is called by itself when this is over; Esc or a click stops it.
Rectangle {
    id: root

    required property string text
    required property var words

    signal stopped

    implicitHeight: 48
    radius: Theme.radiusScreenConsole
    color: Theme.primarySoft

    Icon {
        id: clock

        x: 14
        anchors.verticalCenter: parent.verticalCenter
        name: "clock"
        size: 20
        color: Theme.primary
    }
    Label {
        objectName: "count"
        anchors.left: clock.right
        anchors.leftMargin: Theme.space12
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        size: 15
        weight: Theme.bold
        Accessible.role: Accessible.AlertMessage
    }
    SecondaryButton {
        objectName: "count.stop"
        anchors.right: parent.right
        anchors.rightMargin: Theme.space8 - 2
        anchors.verticalCenter: parent.verticalCenter
        width: implicitWidth + Theme.space12
        implicitHeight: 36
        text: root.words.stop_count
        keyCap: "Esc"
        focusPolicy: Qt.TabFocus
        onTriggered: root.stopped()
    }
}
