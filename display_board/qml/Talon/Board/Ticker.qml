import QtQuick
import Talon.Kit
import Talon.Board.Models

// One line of the office's own, still; the next one takes its place after a while.
Rectangle {
    id: root

    required property BoardSizes sizes
    property alias text: line.text

    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Math.max(1, 3 * root.sizes.scale)
        color: Theme.line
    }
    Label {
        id: line

        x: root.sizes.margin
        width: root.width - 2 * root.sizes.margin
        anchors.verticalCenter: parent.verticalCenter
        size: root.sizes.headerText
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: root.sizes.headerText * 0.6
        elide: Text.ElideRight
    }
}
