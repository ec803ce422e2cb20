import QtQuick
import Talon.Kit

// A question in place of the tabs: about whom, and the way back.
Item {
    id: root

    required property var state_

    signal closed

    implicitHeight: 64

    Plate {
        id: plate

        visible: number !== ""
        x: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        number: root.state_.number
        kind: "quiet"
        fontSize: 26
    }
    Column {
        anchors.left: plate.visible ? plate.right : parent.left
        anchors.leftMargin: plate.visible ? Theme.space12 : Theme.desk.margin
        anchors.right: back.left
        anchors.rightMargin: Theme.space8
        anchors.verticalCenter: parent.verticalCenter

        Label {
            objectName: "work.title"
            width: parent.width
            text: root.state_.title
            size: Theme.desk.service
            weight: Theme.bold
            elide: Text.ElideRight
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: root.state_.subtitle
            muted: true
            elide: Text.ElideRight
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
        Accessible.name: "Esc"

        MouseArea {
            objectName: "work.close"
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
