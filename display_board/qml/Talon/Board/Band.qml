import QtQuick
import Talon.Kit
import Talon.Board.Models

// A message too long for the header: a row of its own, still, in full.
Rectangle {
    id: root

    required property BoardSizes sizes
    property alias text: message.text

    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Math.max(1, 3 * root.sizes.scale)
        color: Theme.line
    }
    Icon {
        id: sign

        x: root.sizes.margin
        anchors.verticalCenter: parent.verticalCenter
        name: "megaphone"
        size: root.height * 0.5
        color: Theme.textMuted
    }
    Label {
        id: message

        anchors.left: sign.right
        anchors.leftMargin: root.sizes.margin * 0.75
        anchors.right: parent.right
        anchors.rightMargin: root.sizes.margin
        anchors.verticalCenter: parent.verticalCenter
        height: root.height * 0.9
        size: root.sizes.headerText * 1.6
        fontSizeMode: Text.Fit
        minimumPixelSize: root.sizes.headerText * 0.8
        weight: Theme.medium
        wrapMode: Text.WordWrap
        lineHeight: 1.05
    }
}
