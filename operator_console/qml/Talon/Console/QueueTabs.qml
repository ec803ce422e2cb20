pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Talon.Kit

// Which list the table shows, and the way to a number.
Item {
    id: root

    required property var labels
    required property int current
    required property var words

    signal chosen(int index)
    signal sought

    implicitHeight: 52

    Row {
        x: Theme.space20
        height: parent.height
        spacing: Theme.space24 + 4

        Repeater {
            model: root.labels.length

            T.AbstractButton {
                id: tab

                required property int index
                readonly property bool current: tab.index === root.current

                objectName: "tab." + tab.index
                implicitWidth: title.implicitWidth
                height: root.height
                focusPolicy: Qt.TabFocus
                text: root.labels[tab.index] ?? ""
                Accessible.role: Accessible.PageTab
                Accessible.name: tab.text
                Accessible.selected: tab.current
                onClicked: root.chosen(tab.index)

                contentItem: Label {
                    id: title

                    text: tab.text
                    size: 15
                    weight: Theme.medium
                    muted: !tab.current
                    Accessible.ignored: true
                }
                Rectangle {
                    visible: tab.current
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 3
                    color: Theme.primary
                }
                FocusRing {
                    visible: tab.visualFocus
                    radius: Theme.radiusScreenTag
                }
            }
        }
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.space20
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            size: 18
            color: Theme.textMuted
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.words.find_number
            size: 15
            weight: Theme.medium
            muted: true

            MouseArea {
                objectName: "find"
                anchors.fill: parent
                onClicked: root.sought()
            }
        }
        KeyCap {
            text: "/"
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
