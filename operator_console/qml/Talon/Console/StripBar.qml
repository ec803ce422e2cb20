import QtQuick
import Talon.Kit

// Window, operator, link.
Rectangle {
    id: root

    required property var strip
    property var words: ({})
    property bool acts: false

    signal acted(string act)

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
        anchors.right: root.acts ? tools.left : link.left
        anchors.rightMargin: Theme.space8
        anchors.baseline: name.baseline
        text: root.strip.operator
        muted: true
        elide: Text.ElideRight
    }
    Row {
        id: tools

        visible: root.acts
        anchors.right: link.left
        anchors.rightMargin: Theme.space12
        anchors.verticalCenter: parent.verticalCenter

        StripButton {
            objectName: "act.help"
            text: root.strip.helping ? root.words.help_over ?? "" : root.words.help ?? ""
            visible: root.strip.up
            onTriggered: root.acted("help")
        }
        StripButton {
            objectName: "act.more"
            text: root.words.more ?? ""
            onTriggered: root.acted("more")
        }
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
            color: told.color
        }
        Label {
            id: told

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
