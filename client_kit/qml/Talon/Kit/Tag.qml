import QtQuick

// A short remark about a row or a card.
Rectangle {
    id: root

    property string text
    property real size: Theme.desk.keyCap
    property color ink: Theme.primary

    visible: root.text !== ""
    implicitWidth: label.implicitWidth + root.size * 1.2
    implicitHeight: root.size * 1.65
    radius: Theme.radiusScreenTag
    color: Theme.primarySoft
    border.width: Theme.contrast ? 1 : 0
    border.color: root.ink
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Label {
        id: label

        anchors.centerIn: parent
        text: root.text
        size: root.size
        weight: Theme.medium
        color: root.ink
        Accessible.ignored: true
    }
}
