import QtQuick
import Talon.Kit

// The plate and, at its right, the timer with what it is measured against.
Column {
    id: root

    required property var card
    required property color ink
    required property color soft

    readonly property bool called: root.card.mode === "called"
    readonly property bool idle: root.card.mode === "idle"

    spacing: Theme.space8

    Item {
        width: parent.width
        height: 24

        Label {
            objectName: "card.head"
            anchors.verticalCenter: parent.verticalCenter
            text: root.card.head
            weight: Theme.medium
            color: root.soft
        }
        Label {
            objectName: "card.tag"
            visible: !root.card.tagged
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.card.tag
            weight: Theme.medium
            color: root.soft
        }
        Tag {
            objectName: "card.reason"
            visible: root.card.tagged && root.card.tag !== ""
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.card.tag
            size: 13
        }
    }
    Item {
        visible: root.card.number !== "" || root.idle
        width: parent.width
        height: plate.height

        Label {
            objectName: "card.nobody"
            visible: root.card.number === ""
            anchors.verticalCenter: parent.verticalCenter
            text: root.card.service
            size: Theme.desk.wait
            weight: Theme.bold
        }

        Plate {
            id: plate

            visible: root.card.number !== ""
            objectName: "card.plate"
            number: root.card.number
            kind: root.card.plate
            fontSize: root.idle ? Theme.desk.plateNext : Theme.desk.plate
        }
        Column {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: root.idle ? 0 : -3
            spacing: -Math.round(timer.size * 0.13)

            Label {
                id: timer

                objectName: "card.timer"
                anchors.right: parent.right
                text: root.card.timer
                size: root.idle ? Theme.desk.wait : Theme.desk.timer
                weight: Theme.bold
                color: root.card.level === "breach" && !root.idle ? Theme.waitBreach
                    : root.card.level === "long" && !root.idle ? Theme.waitLong : root.ink
            }
            Row {
                anchors.right: parent.right
                spacing: Theme.space8

                WaitMark {
                    visible: root.card.marked
                    anchors.verticalCenter: parent.verticalCenter
                    level: root.card.level
                }
                Label {
                    objectName: "card.note"
                    text: root.card.note
                    color: root.soft
                }
            }
        }
    }
}
