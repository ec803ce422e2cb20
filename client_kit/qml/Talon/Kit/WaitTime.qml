import QtQuick

// A wait (or any word about one) with its mark; the text is formatted by whoever knows the clock.
Row {
    id: root

    property string text
    property string level: "ok"
    property real size: 14
    property int weight: Theme.medium

    spacing: Math.round(root.size * 0.65)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    WaitMark {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        level: root.level
        size: Math.round(root.size * (root.level === "ok" ? 0.7 : 0.78))
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        size: root.size
        weight: root.weight
        color: mark.ink
        Accessible.ignored: true
    }
}
