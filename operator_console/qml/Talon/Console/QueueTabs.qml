pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Talon.Kit

// Which list the table shows, and the way to a number.
Item {
    id: root

    required property var queue
    required property var words
    property alias field: filter
    readonly property var labels: root.queue.tabs
    readonly property int current: root.queue.tab

    signal chosen(int index)
    signal done

    implicitHeight: 52

    Row {
        id: tabs

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
    FilterField {
        id: filter

        visible: root.current < 4
        anchors.right: parent.right
        anchors.rightMargin: Theme.space16
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(380, Math.max(160, root.width - tabs.width - 64))
        queue: root.queue
        words: root.words
        onDone: root.done()
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
