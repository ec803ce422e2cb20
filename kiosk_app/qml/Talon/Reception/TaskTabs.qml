pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Talon.Kit

// What is done here: a ticket, a check-in, a booking for somebody else.
Item {
    id: root

    required property int current
    required property var words
    readonly property var names: ["ticket", "check_in", "book"]
    readonly property var caps: ["F2", "F3", "F4"]

    signal chosen(string act)

    implicitHeight: 52

    Row {
        x: Theme.desk.margin
        height: parent.height

        Repeater {
            model: root.names.length

            T.AbstractButton {
                id: tab

                required property int index
                readonly property bool current: tab.index === root.current

                objectName: "task." + root.names[tab.index]
                width: (root.width - 2 * Theme.desk.margin) / 3
                height: root.height
                focusPolicy: Qt.NoFocus
                text: root.words["task_" + root.names[tab.index]]
                Accessible.role: Accessible.PageTab
                Accessible.name: tab.text
                Accessible.selected: tab.current
                onClicked: root.chosen(root.names[tab.index])

                contentItem: Item {
                    Row {
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: Theme.space8

                        Label {
                            anchors.verticalCenter: parent.verticalCenter
                            text: tab.text
                            size: 15
                            weight: tab.current ? Theme.bold : Theme.medium
                            muted: !tab.current
                            Accessible.ignored: true
                        }
                        KeyCap {
                            anchors.verticalCenter: parent.verticalCenter
                            text: root.caps[tab.index]
                            ink: tab.current ? Theme.text : Theme.textMuted
                        }
                    }
                }
                Rectangle {
                    visible: tab.current
                    anchors.bottom: parent.bottom
                    width: parent.width - Theme.space16
                    height: 3
                    color: Theme.primary
                }
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
