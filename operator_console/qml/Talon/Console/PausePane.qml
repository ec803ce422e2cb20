pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// A break: how long, until when, and what goes on meanwhile.
Item {
    id: root

    required property var desk
    readonly property var card: root.desk.card

    Column {
        width: parent.width
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -below.height / 2
        spacing: Theme.space16

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "pause"
            size: 76
            stroke: 2.5
            color: Theme.textMuted
        }
        Label {
            objectName: "pause.title"
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.card.head
            size: 24
            weight: Theme.bold
        }
        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: -Theme.space8

            Label {
                objectName: "pause.timer"
                anchors.horizontalCenter: parent.horizontalCenter
                text: root.card.timer
                size: Theme.desk.breakTimer
                weight: Theme.bold
                color: root.card.level === "breach" ? Theme.waitBreach : Theme.text
            }
            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: root.card.note
                size: 16
                muted: true
            }
        }
        TargetBar {
            visible: root.card.share >= 0
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width - 48
            share: Math.max(0, root.card.share)
            level: root.card.level
        }
    }
    Rectangle {
        id: below

        anchors.bottom: parent.bottom
        width: parent.width
        height: facts.height + 2 * Theme.desk.margin
        color: Theme.surfaceRaised

        Rectangle {
            width: parent.width
            height: Theme.hair
            color: Theme.line
        }
        Column {
            id: facts

            x: Theme.desk.margin
            y: Theme.desk.margin
            width: parent.width - 2 * x
            spacing: Theme.space12

            Repeater {
                model: root.desk.facts

                FactRow {
                    width: facts.width
                }
            }
            PrimaryButton {
                objectName: "act.end_pause"
                width: parent.width
                text: root.desk.main.text
                iconName: root.desk.main.sign
                keyCap: root.desk.main.cap
                busy: root.desk.main.busy
                enabled: root.desk.main.allowed || root.desk.main.busy
                focusPolicy: Qt.TabFocus
                onTriggered: root.desk.click(root.desk.main.act)
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.card.detail
                muted: true
            }
        }
    }
}
