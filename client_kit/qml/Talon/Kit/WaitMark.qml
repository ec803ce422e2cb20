import QtQuick

// ● in target, ▲ near its end, ◆ beyond: shape first, colour second.
Icon {
    id: root

    property string level: "ok"
    readonly property color ink: root.level === "breach" ? Theme.waitBreach
        : root.level === "long" ? Theme.waitLong : Theme.waitOk

    name: root.level
    size: root.level === "ok" ? 11 : 12
    color: root.ink
}
