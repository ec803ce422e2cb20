pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The kiosk's own letters: rows of keys, a space and an eraser. (No QML type may be called Key:
// PySide takes it for the enumeration Qt.Key and crashes.)
Column {
    id: root

    required property Sizes sizes
    property list<string> rows
    property string space
    property string erase
    readonly property int longest: root.rows.reduce((most, row) => Math.max(most, row.length), 1)
    readonly property real step: root.sizes.unit * 2.5
    readonly property real key: (root.width - (root.longest - 1) * root.step) / root.longest
    property real keyHeight: root.sizes.unit * 28

    signal typed(string letter)
    signal erased

    spacing: root.step

    component Letter: SecondaryButton {
        stacked: iconName === ""
        height: root.keyHeight
        fontSize: root.sizes.unit * 11
        radius: root.sizes.barRadius * 0.6
        lineWidth: root.sizes.line
    }
    Repeater {
        model: root.rows

        Row {
            id: line

            required property string modelData

            anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
            spacing: root.step

            Repeater {
                model: line.modelData.length

                Letter {
                    required property int index

                    objectName: "key:" + text
                    width: root.key
                    text: line.modelData[index]
                    onTriggered: root.typed(text)
                }
            }
        }
    }
    Row {
        spacing: root.step

        Letter {
            objectName: "space"
            width: root.width * 0.66
            text: root.space
            onTriggered: root.typed(" ")
        }
        Letter {
            objectName: "erase"
            width: root.width - root.width * 0.66 - root.step
            iconName: "backspace"
            text: root.erase
            onTriggered: root.erased()
        }
    }
}
