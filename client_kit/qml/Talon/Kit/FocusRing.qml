import QtQuick

// Two lines around what has the keyboard; one of them always stands out from what lies beneath.
Item {
    id: root

    property real radius: Theme.radiusScreenConsole
    property real ring: Theme.lineFocusRing
    property real gap: Theme.lineFocusGap

    anchors.fill: parent
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        anchors.margins: -root.gap
        radius: root.radius + root.gap
        color: "transparent"
        border.width: root.gap
        border.color: Theme.focusGap
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -(root.gap + root.ring)
        radius: root.radius + root.gap + root.ring
        color: "transparent"
        border.width: root.ring
        border.color: Theme.focus
    }
}
