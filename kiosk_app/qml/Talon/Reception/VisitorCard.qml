import QtQuick
import Talon.Kit

// The chosen visitor: what to answer, and the acts.
Rectangle {
    id: root

    required property var vm
    readonly property var list: root.vm.desk.list
    readonly property var card: root.list.card
    readonly property bool empty: root.card.key === ""

    objectName: "card"
    implicitHeight: 168
    color: Theme.surface

    readonly property bool called: root.card.plate === "call" && !root.empty
    readonly property color ink: root.called ? Theme.textOnCall : Theme.text
    readonly property color muted: root.called ? Theme.textOnCall : Theme.textMuted

    Rectangle {
        visible: root.called
        width: parent.width
        height: 100
        color: Theme.call
    }
    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    Label {
        visible: root.empty
        anchors.centerIn: parent
        text: root.vm.words.nobody_chosen
        muted: true
    }
    Item {
        visible: !root.empty
        anchors.fill: parent
        anchors.margins: Theme.space16
        anchors.topMargin: Theme.space12
        anchors.bottomMargin: Theme.space12

        Plate {
            id: plate

            objectName: "card.number"
            number: root.card.number
            kind: root.card.plate
            fontSize: 46
        }
        Column {
            id: words

            anchors.left: plate.right
            anchors.leftMargin: Theme.space16
            anchors.right: parent.right
            spacing: 2

            readonly property real beside: width
                - (verdicts.width > 0 ? verdicts.width + Theme.space16 : 0)

            Label {
                width: words.beside
                text: root.card.service
                size: 16
                weight: Theme.bold
                color: root.ink
                elide: Text.ElideRight
            }
            Label {
                width: words.beside
                text: root.card.facts
                color: root.muted
                elide: Text.ElideRight
            }
            Label {
                objectName: "card.answer"
                width: parent.width
                text: root.card.note !== "" ? root.card.note : root.card.answer
                size: 16
                weight: Theme.medium
                color: root.ink
                elide: Text.ElideRight
            }
            Label {
                objectName: "card.claim"
                visible: text !== ""
                width: parent.width
                text: root.card.document === "" ? root.card.claim
                    : root.card.claim + ". " + root.card.document
                color: root.ink
                elide: Text.ElideRight
            }
        }
        ActBar {
            id: verdicts

            anchors.right: parent.right
            acts: root.list.verdicts
            visitor: root.card.number
            onActed: act => root.vm.desk.act_on(act)
        }
        ActBar {
            anchors.bottom: parent.bottom
            acts: root.list.acts
            visitor: root.card.number
            onActed: act => root.vm.desk.act_on(act)
        }
    }
}
