import QtQuick
import QtQuick.Window
import Talon.Kit
import Talon.Board.Models

// The display above one window: its number always, and whom it calls or serves.
Window {
    id: root

    required property WindowModel vm
    readonly property BoardMeasures board: Theme.board
    readonly property real unit: Math.min(root.width / root.board.windowPanelSize0,
                                          root.height / root.board.windowPanelSize1)
    readonly property bool called: root.vm.kind === "called"
    readonly property bool numbered: root.vm.number !== ""
    readonly property bool alone: root.vm.kind === "lost"
    readonly property color ink: root.called ? Theme.textOnCall : Theme.text
    readonly property color quiet: root.called ? Theme.textOnCall : Theme.textMuted

    color: root.called ? Theme.call : Theme.surface
    title: "Talon"

    Item {
        id: side

        width: root.alone ? root.width : 338 * root.unit
        height: root.height

        Label {
            id: word

            anchors.horizontalCenter: parent.horizontalCenter
            y: 44 * root.unit
            text: root.vm.windowWord
            size: 44 * root.unit
            weight: Theme.medium
            color: root.quiet
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 65 * root.unit
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.vm.window
            size: root.board.windowPanelNumber * root.unit
            fontSizeMode: Text.HorizontalFit
            weight: Theme.bold
            color: root.ink
        }
        Rectangle {
            visible: !root.alone
            anchors.right: parent.right
            width: 2 * root.unit
            height: parent.height
            color: root.called ? Theme.textOnCall : Theme.line
        }
    }
    Item {
        visible: !root.alone
        x: side.width + 58 * root.unit
        width: root.width - x - 40 * root.unit
        height: root.height

        Label {
            visible: root.numbered
            y: 20 * root.unit
            text: root.vm.caption
            size: root.board.windowPanelText * root.unit
            weight: Theme.medium
            color: root.quiet
        }
        Plate {
            visible: root.numbered
            y: 101 * root.unit
            number: root.vm.number
            kind: root.called ? "call" : "mine"
            fontSize: root.board.windowPanelPlate * root.unit
        }
        Column {
            visible: !root.numbered
            width: parent.width
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                text: root.vm.title
                size: 110 * root.unit
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 40 * root.unit
                weight: Theme.bold
            }
            Label {
                width: parent.width
                text: root.vm.text
                size: root.board.windowPanelText * root.unit
                lineHeight: 0.9
                wrapMode: Text.WordWrap
                weight: Theme.medium
                muted: true
            }
        }
    }
}
