import QtQuick

// Where the columns of the table begin or, for times, end; they share what a wide screen has.
QtObject {
    property real width: 946

    readonly property real number: 20
    readonly property real service: 116
    readonly property real arrivedEnd: width * 0.476
    readonly property real waitEnd: width * 0.589
    readonly property real targetEnd: width * 0.69
    readonly property real order: width * 0.716
    readonly property real state: width * 0.856
}
