import QtQuick
import Talon.Kit
import Talon.Board.Models

// Hall, load or message, clock.
Rectangle {
    id: root

    required property BoardSizes sizes
    property alias hall: hall.text
    property alias news: news.text
    property alias clock: clock.text

    color: Theme.surface

    Label {
        id: hall

        anchors.left: parent.left
        anchors.leftMargin: root.sizes.margin
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -0.05 * size
        width: Math.min(implicitWidth, root.width * (news.text ? 0.4 : 0.7))
        size: root.sizes.headerText
        weight: Theme.medium
        elide: Text.ElideRight
    }
    Label {
        id: news

        anchors.left: hall.right
        anchors.leftMargin: root.sizes.headerText * 2.5
        anchors.right: clock.left
        anchors.rightMargin: root.sizes.headerText
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -0.05 * size
        size: root.sizes.headerText
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: root.sizes.headerText * 0.7
        elide: Text.ElideRight
        muted: true
    }
    Clock {
        id: clock

        anchors.right: parent.right
        anchors.rightMargin: root.sizes.margin
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -0.05 * size
        size: root.sizes.clock
    }
    Rectangle {
        width: parent.width
        height: Math.max(1, 3 * root.sizes.scale)
        anchors.bottom: parent.bottom
        color: Theme.line
    }
}
