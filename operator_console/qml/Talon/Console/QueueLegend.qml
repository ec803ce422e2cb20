import QtQuick
import Talon.Kit

// Keys of the table and the meaning of its marks.
Item {
    id: root

    required property var words

    implicitHeight: 56

    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    Row {
        x: Theme.space16
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space8

        KeyCap {
            text: "↑"
        }
        KeyCap {
            text: "↓"
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.words.choose
            rightPadding: Theme.space12
        }
        KeyCap {
            text: "Enter"
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.words.call_chosen
            rightPadding: Theme.space12
        }
        KeyCap {
            text: "Ctrl+K"
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.words.act_more
        }
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.space16
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space16

        WaitTime {
            text: root.words.in_target
        }
        WaitTime {
            text: root.words.near_limit
            level: "long"
        }
        WaitTime {
            text: root.words.over_target
            level: "breach"
        }
    }
}
