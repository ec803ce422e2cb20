import QtQuick
import Talon.Kit

// The visit at hand: plate, timer, service, right; yellow while called and not yet here.
Rectangle {
    id: root

    required property var card
    required property var words
    required property var main
    property bool withButton: false
    property string count: ""

    signal acted(string act)
    signal stopped

    readonly property bool called: root.card.mode === "called"
    readonly property bool idle: root.card.mode === "idle"
    readonly property color ink: root.called ? Theme.textOnCall : Theme.text
    readonly property color soft: root.called ? Theme.textOnCall : Theme.textMuted

    implicitHeight: body.height + 2 * Theme.desk.margin
    color: root.called ? Theme.call : Theme.surfaceRaised

    Column {
        id: body

        x: Theme.desk.margin
        y: Theme.desk.margin
        width: parent.width - 2 * x
        spacing: root.idle ? Theme.space16 - 2 : Theme.space16

        CardHead {
            width: parent.width
            card: root.card
            ink: root.ink
            soft: root.soft
        }
        TargetBar {
            visible: root.card.share >= 0 && root.card.mode === "serving"
            width: parent.width
            share: Math.max(0, root.card.share)
            level: root.card.level
        }
        Column {
            width: parent.width

            Label {
                objectName: "card.service"
                width: parent.width
                text: root.card.number !== "" ? root.card.service : root.card.detail
                size: Theme.desk.service
                weight: Theme.medium
                color: root.ink
                elide: Text.ElideRight
            }
            Label {
                objectName: "card.detail"
                width: parent.width
                text: root.card.number !== "" ? root.card.detail : " "
                color: root.soft
                elide: Text.ElideRight
            }
            Label {
                objectName: "card.comment"
                visible: text !== ""
                width: parent.width
                topPadding: Theme.space4
                text: root.card.comment
                color: root.ink
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
        ClaimBox {
            visible: root.card.claim !== ""
            width: parent.width
            claim: root.card.claim
            text: root.card.claim_text
            words: root.words
            onActed: act => root.acted(act)
        }
        PrimaryButton {
            objectName: "act.next"
            visible: root.withButton && root.idle
            width: parent.width
            text: root.main.text
            iconName: root.main.sign
            keyCap: root.main.cap
            enabled: root.main.allowed || root.main.busy
            busy: root.main.busy
            focusPolicy: Qt.TabFocus
            onTriggered: root.acted(root.main.act)
        }
        CountLine {
            visible: root.withButton && root.idle && root.count !== ""
            width: parent.width
            text: root.count
            words: root.words
            onStopped: root.stopped()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: root.called ? "transparent" : Theme.line
    }
}
