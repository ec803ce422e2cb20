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
                required property int turn
                required property string hall

                width: root.placeWidth
                height: plate.height + 2 * root.em * 0.06

                Rectangle {
                    visible: place.lit
                    x: -0.12 * root.em
                    width: Math.max(goal.x + goal.width, place.hall ? hall.x + hall.width : 0) - 2 * x
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
                Arrow {
                    id: arrow

                    anchors.left: plate.right
                    anchors.leftMargin: root.em * 0.15
                    anchors.verticalCenter: parent.verticalCenter
                    em: 0.69 * root.em
                    disc: false
                    turn: place.turn
                    lit: place.lit
                    stroke: 2.6
                }
                Label {
                    id: goal

                    anchors.left: arrow.right
                    anchors.leftMargin: root.em * 0.15
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.verticalCenterOffset: place.hall ? -0.26 * root.em : 0
                    text: place.window
                    size: root.em * (place.hall ? 0.75 : 1.05)
                    weight: Theme.bold
                    color: place.lit ? Theme.textOnCall : Theme.text
                }
                Label {
                    id: hall

                    visible: place.hall !== ""
                    anchors.left: goal.left
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.verticalCenterOffset: 0.32 * root.em
                    width: Math.min(implicitWidth, place.width - goal.x - 0.1 * root.em)
                    text: place.hall
                    size: root.em * 0.48
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: root.em * 0.3
                    weight: Theme.medium
                    color: place.lit ? Theme.textOnCall : Theme.textMuted
                }
            }
        }
    }
}
