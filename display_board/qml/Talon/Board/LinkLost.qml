import QtQuick
import Talon.Kit
import Talon.Board.Models

// No link: since when, and what to do. No numbers: they may be old.
Item {
    id: root

    required property BoardSizes sizes
    property alias title: title.text
    property alias age: age.text
    property alias text: text.text
    property alias foot: foot.text
    property alias board: board.text
    readonly property real unit: root.sizes.scale

    NoLink {
        x: 94 * root.unit
        y: words.y + 163 * root.unit
        unit: root.unit
    }
    Column {
        id: words

        x: 582 * root.unit
        y: root.height > root.width ? (root.height - height) / 2 : 108 * root.unit
        width: root.width - x - root.sizes.margin

        Label {
            id: title

            width: parent.width
            size: root.sizes.lostTitle
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: root.sizes.lostTitle / 3
            weight: Theme.bold
            font.letterSpacing: -0.01 * root.sizes.lostTitle
        }
        Label {
            id: age

            width: parent.width
            size: 92 * root.unit
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 40 * root.unit
            weight: Theme.medium
        }
        Item {
            width: 1
            height: 56 * root.unit
        }
        Label {
            id: text

            width: parent.width
            size: 64 * root.unit
            wrapMode: Text.WordWrap
        }
    }
    Label {
        id: foot

        x: root.sizes.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24 * root.unit
        size: root.sizes.headerText
        muted: true
    }
    Label {
        id: board

        anchors.right: parent.right
        anchors.rightMargin: root.sizes.margin
        anchors.baseline: foot.baseline
        size: root.sizes.headerText
        muted: true
    }
}
