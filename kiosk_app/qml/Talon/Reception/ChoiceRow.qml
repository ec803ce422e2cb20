import QtQuick
import Talon.Kit

// One choice: words, what is to know about it; the current one is marked.
Rectangle {
    id: root

    required property string key
    required property string title
    required property string subtitle
    required property string trailing
    required property string level
    required property bool allowed
    required property bool current

    // A mark outside the list is not drawn: the software renderer would not clip it.
    readonly property bool inView: {
        const list = root.ListView.view;
        const middle = root.y + root.height / 2;
        return !list || (middle > list.contentY && middle < list.contentY + list.height);
    }

    signal clicked

    objectName: "choice." + root.key
    implicitHeight: root.subtitle !== "" ? 56 : 46
    color: root.current ? Theme.primarySoft : Theme.surfaceRaised
    Accessible.role: Accessible.ListItem
    Accessible.name: root.title + ". " + root.subtitle + " " + root.trailing
    Accessible.selected: root.current
    Accessible.onPressAction: root.clicked()

    Rectangle {
        visible: root.current
        width: 4
        height: parent.height
        color: Theme.primary
    }
    Column {
        x: Theme.desk.margin
        width: end.x - x - Theme.space8
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: root.title
            size: 15
            weight: Theme.medium
            muted: !root.allowed
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
            muted: true
            Accessible.ignored: true
        }
        WaitTime {
            id: wait

            visible: root.level !== "" && root.inView
            anchors.verticalCenter: parent.verticalCenter
            text: root.trailing
            level: root.level === "" ? "ok" : root.level
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
