import QtQuick
import Talon.Kit

// Window, operator, link.
Rectangle {
    id: root

    required property var strip

    implicitHeight: 48
    color: Theme.surfaceRaised

    Label {
        id: name

        objectName: "strip.window"
        x: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        text: root.strip.window
        size: Theme.desk.number
        weight: Theme.bold
    }
    Label {
        objectName: "strip.operator"
        anchors.left: name.right
        anchors.leftMargin: Theme.space12 - 2
        anchors.right: link.left
        anchors.rightMargin: Theme.space8
        anchors.baseline: name.baseline
        text: root.strip.operator
        muted: true
        elide: Text.ElideRight
    }
    Row {
        id: link

        anchors.right: parent.right
        anchors.rightMargin: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.strip.up ? "ok" : "link-lost"
            size: root.strip.up ? 10 : 18
            color: words.color
        }
        Label {
            id: words

            objectName: "strip.link"
            text: root.strip.link
            weight: Theme.medium
            color: root.strip.up ? Theme.waitOk : Theme.danger
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
