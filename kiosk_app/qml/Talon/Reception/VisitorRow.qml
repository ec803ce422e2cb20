pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// One visitor: number, service, what is special, how long, when called, where now.
Rectangle {
    id: root

    required property string key
    required property string number
    required property string service
    required property string tag
    required property string arrived
    required property string wait
    required property string level
    required property string expected
    required property string condition
    required property bool current
    property bool awake: true

    // A mark outside the list is not drawn: the software renderer would not clip it.
    readonly property bool inView: {
        const list = root.ListView.view;
        const middle = root.y + root.height / 2;
        return !list || (middle > list.contentY && middle < list.contentY + list.height);
    }

    signal clicked

    objectName: "visitor." + root.number
    implicitHeight: 46
    color: root.current ? Theme.primarySoft : Theme.surfaceRaised
    Accessible.role: Accessible.Row
    Accessible.name: [root.number, root.service, root.tag, root.arrived, root.wait, root.expected, root.condition].filter(each => each !== "").join(" ")
    Accessible.selected: root.current
    Accessible.onPressAction: root.clicked()

    VisitorColumns {
        id: at

        width: root.width
    }
    component Cell: Label {
        size: 15
        height: root.height
        Accessible.ignored: true
    }
    Rectangle {
        visible: root.current && root.awake
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
        width: (mark.visible ? mark.x - Theme.space8 : at.serviceEnd) - x
        text: root.service
        elide: Text.ElideRight
    }
    Tag {
        id: mark

        x: at.serviceEnd - width
        anchors.verticalCenter: parent.verticalCenter
        text: root.tag
        size: 13
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
        x: at.expectedEnd - width
        text: root.expected
    }
    Cell {
        x: at.state
        width: root.width - x - Theme.space4
        text: root.condition
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
