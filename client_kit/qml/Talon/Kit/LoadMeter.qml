pragma ComponentBehavior: Bound
import QtQuick

// Public load: three bars and a word; 0 is closed.
Row {
    id: root

    property int level: 0
    property string word
    property real size: 28
    readonly property color ink: root.level === 1 ? Theme.waitOk : root.level === 2 ? Theme.text
        : root.level === 3 ? Theme.waitLong : Theme.textMuted

    spacing: root.size * 0.4
    Accessible.role: Accessible.StaticText
    Accessible.name: root.word

    Row {
        spacing: root.size * 0.12
        anchors.verticalCenter: parent.verticalCenter

        Repeater {
            model: 3

            Rectangle {
                required property int index
                readonly property bool full: index < root.level

                width: root.size * 0.24
                height: root.size * (0.4 + index * 0.2)
                y: root.size * 0.8 - height
                radius: width * 0.25
                color: full ? root.ink : "transparent"
                border.width: full ? 0 : Math.max(1, root.size * 0.05)
                border.color: Theme.lineStrong
            }
        }
    }
    Label {
        visible: root.word !== ""
        anchors.verticalCenter: parent.verticalCenter
        text: root.word
        size: root.size
        weight: Theme.medium
        color: root.ink
        Accessible.ignored: true
    }
}
