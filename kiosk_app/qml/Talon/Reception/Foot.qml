import QtQuick
import Talon.Kit

// Devices and the keys of the whole desk; a lost link or a word in passing goes before them.
Item {
    id: root

    required property var vm
    readonly property var desk: root.vm.desk
    readonly property var notice: root.desk.notice
    readonly property bool lost: root.notice.lost !== ""

    implicitHeight: root.lost ? banner.implicitHeight : 52

    Rectangle {
        anchors.fill: parent
        color: Theme.surfaceRaised
    }
    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    Devices {
        objectName: "devices"
        visible: !banner.visible
        x: Theme.desk.margin
        width: keys.x - x - Theme.space20
        height: parent.height
        devices: root.desk.devices
    }
    Row {
        id: keys

        visible: !banner.visible
        anchors.right: parent.right
        anchors.rightMargin: Theme.space16
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.desk.gap

        Label {
            objectName: "office_state"
            anchors.verticalCenter: parent.verticalCenter
            rightPadding: Theme.space12
            text: [root.desk.strip.state, root.desk.strip.clock].join("   ")
            muted: true
        }
        SecondaryButton {
            objectName: "act.help"
            width: implicitWidth + Theme.space8
            implicitHeight: 36
            text: root.vm.words.key_help
            iconName: "bell"
            keyCap: "F1"
            focusPolicy: Qt.NoFocus
            onTriggered: root.desk.act("help")
        }
        SecondaryButton {
            objectName: "act.lock"
            width: implicitWidth + Theme.space8
            implicitHeight: 36
            text: root.vm.words.lock
            iconName: "lock"
            keyCap: "F12"
            focusPolicy: Qt.NoFocus
            onTriggered: root.desk.act("lock")
        }
    }
    Banner {
        id: banner

        objectName: root.lost ? "lost" : "notice"
        visible: root.lost || root.notice.text !== ""
        anchors.fill: parent
        pad: Theme.space12
        kind: root.lost ? "danger" : root.notice.kind
        iconName: root.lost ? "link-lost" : root.notice.kind === "danger" ? "warning" : "chat"
        title: root.lost ? root.notice.lost : root.notice.text
        text: root.lost ? root.notice.about : ""

        KeyCap {
            visible: !root.lost
            anchors.right: parent.right
            anchors.rightMargin: Theme.space16
            anchors.verticalCenter: parent.verticalCenter
            text: "Esc"
            Accessible.ignored: false
            Accessible.role: Accessible.Button
            Accessible.name: "Esc"
            Accessible.onPressAction: root.desk.escape()

            MouseArea {
                objectName: "notice.close"
                anchors.fill: parent
                anchors.margins: -Theme.space12
                onClicked: root.desk.escape()
            }
        }
    }
}
