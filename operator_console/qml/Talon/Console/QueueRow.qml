import QtQuick
import Talon.Kit

// One waiting visitor: number, service, booking or right, wait against the own target.
Rectangle {
    id: root

    required property string key
    required property string number
    required property string service
    required property string tag
    required property string wait
    required property string level
    required property bool current

    // A mark outside the list is not drawn: the software renderer would not clip it.
    readonly property bool inView: {
        const list = root.ListView.view;
        const middle = root.y + root.height / 2;
        return !list || (middle > list.contentY && middle < list.contentY + list.height);
    }

    signal clicked

    objectName: "row." + root.number
    implicitHeight: Theme.desk.rowHeight
    color: root.current ? Theme.primarySoft : Theme.surfaceRaised
    Accessible.role: Accessible.ListItem
    Accessible.name: root.number + " " + root.service + " " + root.tag + " " + root.wait
    Accessible.selected: root.current
    Accessible.onPressAction: root.clicked()

    Rectangle {
        visible: root.current
        width: 4
        height: parent.height
        color: Theme.primary
    }
    Label {
        x: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        text: root.number
        size: Theme.desk.number
        weight: Theme.bold
        Accessible.ignored: true
    }
    Label {
        x: 80
        width: end.x - x - Theme.space8
        anchors.verticalCenter: parent.verticalCenter
        text: root.service
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Row {
        id: end

        anchors.right: parent.right
        anchors.rightMargin: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space12

        Tag {
            anchors.verticalCenter: parent.verticalCenter
            text: root.tag
        }
        WaitTime {
            opacity: root.inView ? 1 : 0
            anchors.verticalCenter: parent.verticalCenter
            text: root.wait
            level: root.level
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    MouseArea {
        anchors.fill: parent
        onClicked: root.clicked()
    }
}
