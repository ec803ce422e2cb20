import QtQuick
import Talon.Kit

// Which visit the panel is about, and the way back.
Rectangle {
    id: root

    required property string number
    required property string plate
    required property string title
    required property string subtitle
    required property string closing

    signal closed

    implicitHeight: 84
    color: Theme.surfaceRaised

    Plate {
        id: small

        visible: root.number !== ""
        x: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        number: root.number
        kind: root.plate
        fontSize: 40
    }
    Column {
        anchors.left: small.visible ? small.right : parent.left
        anchors.leftMargin: small.visible ? Theme.space16 - 2 : Theme.desk.margin
        anchors.right: back.left
        anchors.rightMargin: Theme.space8
        anchors.verticalCenter: parent.verticalCenter

        Label {
            objectName: "panel.title"
            width: parent.width
            text: root.title
            size: Theme.desk.service
            weight: Theme.bold
            elide: Text.ElideRight
        }
        Label {
            visible: text !== ""
            text: root.subtitle
            muted: true
        }
    }
    KeyCap {
        id: back

        anchors.right: parent.right
        anchors.rightMargin: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        text: "Esc"
        Accessible.ignored: false
        Accessible.role: Accessible.Button
        Accessible.name: root.closing + " Esc"

        MouseArea {
            objectName: "panel.close"
            anchors.fill: parent
            anchors.margins: -Theme.space12
            onClicked: root.closed()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
