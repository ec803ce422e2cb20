pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// One visitor in the wide queue.
Rectangle {
    id: root

    required property string key
    required property string number
    required property string service
    required property string tag
    required property string wait
    required property string level
    required property string arrived
    required property string target
    required property string order
    required property bool current
    required property var model

    // A mark outside the list is not drawn: the software renderer would not clip it.
    readonly property bool inView: {
        const list = root.ListView.view;
        const middle = root.y + root.height / 2;
        return !list || (middle > list.contentY && middle < list.contentY + list.height);
    }

    signal clicked

    objectName: "row." + root.number
    implicitHeight: 48
    color: root.current ? Theme.primarySoft : Theme.surfaceRaised
    Accessible.role: Accessible.Row
    Accessible.name: [root.number, root.service, root.arrived, root.wait, root.target, root.order, root.tag, root.model.state].filter(each => each !== "").join(" ")
    Accessible.selected: root.current
    Accessible.onPressAction: root.clicked()

    TableColumns {
        id: at

        width: root.width
    }
    component Cell: Label {
        size: 15
        height: root.height
        Accessible.ignored: true
    }
    Rectangle {
        visible: root.current
        width: 4
        height: parent.height
        color: Theme.primary
    }
    Cell {
        x: at.number
        text: root.number
        size: 18
        weight: Theme.bold
    }
    Cell {
        x: at.service
        width: at.arrivedEnd - x - 60
        text: root.service
        elide: Text.ElideRight
    }
    Cell {
        x: at.arrivedEnd - width
        text: root.arrived
    }
    WaitTime {
        opacity: root.inView ? 1 : 0
        x: at.waitEnd - width
        anchors.verticalCenter: parent.verticalCenter
        text: root.wait
        level: root.level
        size: 15
    }
    Cell {
        x: at.targetEnd - width
        text: root.target
    }
    Cell {
        x: at.order
        text: root.order
    }
    Tag {
        x: at.order
        anchors.verticalCenter: parent.verticalCenter
        text: root.tag
        size: 13
    }
    Cell {
        x: at.state
        width: root.width - x - Theme.space4
        text: root.model.state
        elide: Text.ElideRight
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
