import QtQuick

// The key that does it, drawn as a key.
Rectangle {
    id: root

    property string text
    property color ink: Theme.text
    property real size: Theme.desk.keyCap

    visible: root.text !== ""
    implicitWidth: Math.max(root.size * 2, label.implicitWidth + root.size * 1.1)
    implicitHeight: root.size * 1.85
    radius: Theme.radiusScreenTag
    color: "transparent"
    border.width: 1
    border.color: root.ink
    Accessible.ignored: true

    Label {
        id: label

        anchors.centerIn: parent
        text: root.text
        size: root.size
        weight: Theme.medium
        color: root.ink
    }
}
