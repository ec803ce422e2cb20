pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit
import Talon.Board.Models

// «Ещё вызваны»: those called for whom no row is free, small plates side by side.
Rectangle {
    id: root

    required property BoardSizes sizes
    property alias model: places.model
    property string label
    property string beyond

    readonly property bool crowded: places.count > 4
    readonly property bool tall: root.height > 1.9 * root.sizes.plate
    readonly property int columns: root.sizes.hasWord || (root.crowded && !root.tall) ? 4 : 2
    readonly property int lines: Math.max(1, Math.ceil(places.count / root.columns))
    readonly property real placeWidth: (root.width - 2 * root.sizes.margin) / root.columns
    // A place holds plate, arrow and three digits: 6.1 em.
    readonly property real em: Math.min(root.sizes.plate * (root.crowded ? 0.33 : 0.4),
                                        root.placeWidth / 6.1,
                                        (root.height - 1.2 * caption.height) / (1.4 * root.lines))

    color: Theme.surface

    Label {
        id: caption

        x: root.sizes.margin
        y: root.sizes.headerText * 0.25
        text: root.label
        size: root.sizes.headerText
        weight: Theme.medium
        muted: true
    }
    Label {
        anchors.right: parent.right
        anchors.rightMargin: root.sizes.margin
        anchors.baseline: caption.baseline
        text: root.beyond
        size: root.sizes.headerText
        weight: Theme.medium
        muted: true
    }
    Grid {
        x: root.sizes.margin
        y: (caption.y + caption.height + root.height - height - 0.1 * root.em) / 2
        columns: root.columns
        rowSpacing: root.em * 0.12

        Repeater {
            id: places

            Item {
                id: place

                required property string number
                required property string window
                required property bool lit

                width: root.placeWidth
                height: plate.height + 2 * root.em * 0.06

                Rectangle {
                    visible: place.lit
                    x: -0.12 * root.em
                    width: goal.x + goal.width - 2 * x
                    height: parent.height
                    color: Theme.call
                }
                Plate {
                    id: plate

                    anchors.verticalCenter: parent.verticalCenter
                    number: place.number
                    kind: place.lit ? "call" : "mine"
                    board: true
                    fontSize: root.em
                }
                Icon {
                    id: arrow

                    anchors.left: plate.right
                    anchors.leftMargin: root.em * 0.15
                    anchors.verticalCenter: parent.verticalCenter
                    name: "arrow-right"
                    size: root.em * 0.55
                    stroke: 2.6
                    color: place.lit ? Theme.textOnCall : Theme.textMuted
                }
                Label {
                    id: goal

                    anchors.left: arrow.right
                    anchors.leftMargin: root.em * 0.15
                    anchors.verticalCenter: parent.verticalCenter
                    text: place.window
                    size: root.em * 1.05
                    weight: Theme.bold
                    color: place.lit ? Theme.textOnCall : Theme.text
                }
            }
        }
    }
}
