import QtQuick
import Talon.Kit

// A fact and its value.
Item {
    id: root

    required property string title
    required property string value
    required property string level

    implicitHeight: 22

    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: root.title
        size: 15
    }
    Label {
        visible: root.level === ""
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.value
        size: 15
        weight: Theme.bold
    }
    WaitTime {
        visible: root.level !== ""
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.value
        level: root.level === "" ? "ok" : root.level
        size: 15
    }
}
