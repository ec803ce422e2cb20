import QtQuick

// Time used of a target; past it the bar takes the wait colour.
Rectangle {
    id: root

    property real share: 0
    property string level: "ok"

    implicitHeight: 8
    radius: height / 2
    color: Theme.surfaceSunken
    border.width: Theme.contrast ? 1 : 0
    border.color: Theme.line
    Accessible.role: Accessible.ProgressBar
    Accessible.name: Math.round(root.share * 100) + " %"

    Rectangle {
        width: Math.max(parent.height, parent.width * Math.min(1, root.share))
        height: parent.height
        topLeftRadius: height / 2
        bottomLeftRadius: height / 2
        topRightRadius: root.share >= 1 ? height / 2 : 0
        bottomRightRadius: root.share >= 1 ? height / 2 : 0
        color: root.level === "breach" ? Theme.waitBreach
            : root.level === "long" ? Theme.waitLong : Theme.primary
    }
}
