pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The kiosk's own letters, a space and an eraser: beside the last letters, or beneath where there is
// no room. (No QML type may be called Key: PySide takes it for the enumeration Qt.Key and crashes.)
Item {
    id: root

    required property Sizes sizes
    property list<string> keys
    property string space
    property string erase
    readonly property int columns: root.sizes.landscape ? 15 : 9
    readonly property real step: root.sizes.unit * 3.5
    readonly property real key: (root.width - (root.columns - 1) * root.step) / root.columns
    readonly property real keyStep: root.keyHeight + root.step
    readonly property int lines: Math.ceil(root.keys.length / root.columns)
    readonly property real taken: (root.keys.length - (root.lines - 1) * root.columns) * (root.key + root.step)
    readonly property bool shares: root.width - root.taken > root.sizes.unit * 110
    property real keyHeight: root.sizes.unit * 28

    signal typed(string letter)
    signal erased

    implicitHeight: (root.lines + (root.shares ? 0 : 1)) * root.keyStep - root.step

    component Letter: SecondaryButton {
        stacked: iconName === ""
        height: root.keyHeight
        fontSize: root.sizes.unit * 11
        radius: root.sizes.barRadius * 0.6
        lineWidth: root.sizes.line
    }
    Grid {
        columns: root.columns
        spacing: root.step

        Repeater {
            model: root.keys

            Letter {
                required property string modelData

                objectName: "key:" + text
                width: root.key
                text: modelData
                onTriggered: root.typed(text)
            }
        }
    }
    Row {
        id: last

        x: root.shares ? root.taken : 0
        y: (root.lines - (root.shares ? 1 : 0)) * root.keyStep
        width: root.width - x
        spacing: root.step

        Letter {
            objectName: "space"
            fontSize: root.sizes.unit * 10
            width: last.width - eraser.width - root.step
            text: root.space
            onTriggered: root.typed(" ")
        }
        Letter {
            id: eraser

            objectName: "erase"
            fontSize: root.sizes.unit * 10
            width: Math.max(last.width * 0.34, root.sizes.unit * 62)
            iconName: "backspace"
            text: root.erase
            onTriggered: root.erased()
        }
    }
}
