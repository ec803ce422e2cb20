import QtQuick

// Where the columns of the list stand, for its head and its rows.
QtObject {
    id: root

    required property real width
    readonly property real number: 16
    readonly property real service: 92
    readonly property real state: root.width - 206
    readonly property real expectedEnd: root.state - 24
    readonly property real waitEnd: root.expectedEnd - 118
    readonly property real arrivedEnd: root.waitEnd - 96
    readonly property real serviceEnd: root.arrivedEnd - 60
}
