pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// Services of the ticket to be given, each with its way out, and the key for one more.
Column {
    id: root

    required property var model
    required property var words

    spacing: Theme.space8

    Repeater {
        model: root.model.state.chosen.length

        Item {
            id: chosen

            required property int index

            width: root.width
            height: 24

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "check"
                size: 16
                color: Theme.primary
            }
            Label {
                objectName: "chosen." + chosen.index
                x: 24
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 56
                text: root.model.state.chosen[chosen.index] ?? ""
                size: 15
                weight: Theme.medium
                elide: Text.ElideRight
            }
            Icon {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                name: "close"
                size: 16
                color: Theme.textMuted
            }
            MouseArea {
                objectName: "remove." + chosen.index
                Accessible.role: Accessible.Button
                Accessible.name: root.words.remove + " " + (root.model.state.chosen[chosen.index] ?? "")
                Accessible.onPressAction: root.model.remove(chosen.index)
                anchors.right: parent.right
                width: 32
                height: parent.height
                onClicked: root.model.remove(chosen.index)
            }
        }
    }
    Row {
        visible: root.model.state.adds
        height: 24
        spacing: Theme.space8

        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            text: "+"
        }
        Label {
            objectName: "add"
            anchors.verticalCenter: parent.verticalCenter
            text: root.words.plus_hint
            muted: true
            Accessible.role: Accessible.Button
            Accessible.onPressAction: root.model.plus()

            MouseArea {
                anchors.fill: parent
                onClicked: root.model.plus()
            }
        }
    }
}
