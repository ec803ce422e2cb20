import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// Which office this is, and the time.
Item {
    id: root

    required property FrameModel frame
    required property Sizes sizes

    Label {
        objectName: "office"
        anchors.left: parent.left
        anchors.right: clock.left
        anchors.leftMargin: root.sizes.margin
        anchors.rightMargin: root.sizes.gap
        anchors.verticalCenter: parent.verticalCenter
        text: root.frame.office
        size: root.sizes.unit * 9
        weight: Theme.medium
        elide: Text.ElideRight
    }
    Clock {
        id: clock

        objectName: "clock"
        anchors.right: parent.right
        anchors.rightMargin: root.sizes.margin
        anchors.verticalCenter: parent.verticalCenter
        text: root.frame.clock
        size: root.sizes.unit * 12.2
    }
}
