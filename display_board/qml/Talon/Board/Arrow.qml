import QtQuick
import Talon.Kit

// Towards the window: an arrow, turned; in a disc while the call is fresh. A window of which
// nothing is known has none, and its fresh disc a dot.
Item {
    id: root

    required property real em
    // Degrees clockwise from the right; below zero: none.
    property int turn: 0
    property bool lit: false
    property bool disc: true
    property real stroke: 2.7

    readonly property bool known: root.turn >= 0

    implicitWidth: 0.8 * root.em
    implicitHeight: root.implicitWidth

    Rectangle {
        objectName: "disc"
        anchors.fill: parent
        radius: width / 2
        visible: root.disc && root.lit
        color: Theme.textOnCall

        SequentialAnimation on opacity {
            running: root.disc && root.lit && !Theme.reducedMotion
            loops: Animation.Infinite
            alwaysRunToEnd: false

            NumberAnimation {
                to: Theme.motionPulseLow
                duration: Theme.motionPulsePeriod / 2
                easing.type: Easing.InOutSine
            }
            NumberAnimation {
                to: 1
                duration: Theme.motionPulsePeriod / 2
                easing.type: Easing.InOutSine
            }
        }
    }
    Icon {
        objectName: "arrow"
        visible: root.known
        anchors.centerIn: parent
        name: "arrow-right"
        rotation: root.turn
        size: (!root.disc ? 0.8 : root.lit ? 0.6 : 0.67) * root.em
        stroke: root.disc && root.lit ? root.stroke - 0.2 : root.stroke
        color: !root.lit ? Theme.textMuted : root.disc ? Theme.call : Theme.textOnCall
    }
    Rectangle {
        visible: !root.known && root.disc && root.lit
        anchors.centerIn: parent
        width: 0.24 * root.em
        height: width
        radius: width / 2
        color: Theme.call
    }
}
