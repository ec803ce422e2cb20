import QtQuick
import Talon.Kit

// One choice of a panel: number key, words, what is to know about it; the current one is marked.
Rectangle {
    id: root

    required property string title
    required property string subtitle
    required property string trailing
    required property bool current
    property string digit: ""
    property string level: ""
    property bool marks: false
    property bool marked: false
    property bool still: false

    // A mark outside the list is not drawn: the software renderer would not clip it.
    readonly property bool inView: {
        const list = root.ListView.view;
        const middle = root.y + root.height / 2;
        return !list || (middle > list.contentY && middle < list.contentY + list.height);
    }

    signal clicked

    implicitHeight: root.subtitle !== "" ? 56 : 48
    color: root.current && !root.still ? Theme.primarySoft : Theme.surfaceRaised
    Accessible.role: Accessible.ListItem
    Accessible.name: root.title + ". " + root.subtitle + " " + root.trailing
    Accessible.selected: root.current
    Accessible.checkable: root.marks
    Accessible.checked: root.marked
    Accessible.onPressAction: root.clicked()

    Rectangle {
        visible: root.current && !root.still
        width: 4
        height: parent.height
        color: Theme.primary
    }
    Row {
        id: left

        x: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space12

        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            text: root.digit
        }
        Checkbox {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.marks
            opacity: root.inView ? 1 : 0
            checked: root.marked
            focusPolicy: Qt.NoFocus
            enabled: false
            Accessible.ignored: true
        }
    }
    Column {
        x: left.width > 0 ? left.x + left.width + Theme.space12 : Theme.desk.margin
        width: end.x - x - Theme.space8
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: root.title
            size: 15
            weight: Theme.medium
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: root.subtitle
            muted: true
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    Item {
        id: end

        anchors.right: parent.right
        anchors.rightMargin: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        width: root.level === "" ? plain.implicitWidth : wait.implicitWidth
        height: 20

        Label {
            id: plain

            visible: root.level === ""
            anchors.verticalCenter: parent.verticalCenter
            text: root.trailing
            muted: !root.still
            size: root.still ? Theme.desk.service : Theme.desk.base
            weight: root.still ? Theme.bold : Theme.regular
            Accessible.ignored: true
        }
        WaitTime {
            id: wait

            visible: root.level !== "" && root.inView
            anchors.verticalCenter: parent.verticalCenter
            text: root.trailing
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
