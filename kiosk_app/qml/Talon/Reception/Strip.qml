import QtQuick
import Talon.Kit

// Whose desk, how the link does.
Rectangle {
    id: root

    required property var strip
    required property var words

    implicitHeight: 48
    color: Theme.surfaceRaised

    Label {
        id: name

        x: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        text: root.words.desk
        size: Theme.desk.number
        weight: Theme.bold
    }
    Label {
        objectName: "strip.person"
        anchors.left: name.right
        anchors.leftMargin: Theme.space12
        anchors.right: link.left
        anchors.rightMargin: Theme.space8
        anchors.baseline: name.baseline
        text: root.strip.person
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
