import QtQuick
import Talon.Kit

// The strip above everything else: number, time, main button; dragged by any free place.
Rectangle {
    id: root

    required property var vm
    readonly property var desk: root.vm.desk
    readonly property var card: root.desk.card
    readonly property bool called: root.card.mode === "called"
    readonly property bool up: root.desk.strip.up
    readonly property color ink: root.called ? Theme.textOnCall : Theme.text
    readonly property color soft: root.called ? Theme.textOnCall : Theme.textMuted
    readonly property bool counting: root.desk.auto_call.text !== ""
    readonly property bool undoing: root.desk.foot.kind === "undo"
    readonly property string told: root.counting ? root.desk.auto_call.short_text
        : !root.up ? root.desk.strip.link : root.undoing ? root.desk.foot.undo : root.called ? root.card.head : root.card.note

    color: root.called ? Theme.call : root.up ? Theme.surfaceRaised : Theme.dangerSoft
    Accessible.role: Accessible.Pane
    Accessible.name: root.card.head + " " + root.card.number

    DragHandler {
        target: null
        onActiveChanged: {
            if (active)
                root.Window.window.startSystemMove();
        }
    }
    Plate {
        id: plate

        objectName: "mini.plate"
        visible: root.card.number !== ""
        x: Theme.space8
        anchors.verticalCenter: parent.verticalCenter
        number: root.card.number
        kind: root.card.plate
        fontSize: 24
    }
    Column {
        anchors.left: plate.visible ? plate.right : parent.left
        anchors.leftMargin: Theme.space8
        anchors.right: action.left
        anchors.rightMargin: Theme.space8
        anchors.verticalCenter: parent.verticalCenter
        spacing: -2

        Label {
            objectName: "mini.timer"
            width: parent.width
            text: root.card.timer !== "" ? root.card.timer : root.card.service
            size: root.card.timer !== "" ? 24 : 15
            weight: Theme.bold
            elide: Text.ElideRight
            color: root.card.level === "breach" ? Theme.waitBreach
                : root.card.level === "long" ? Theme.waitLong : root.ink
        }
        Label {
            objectName: "mini.note"
            visible: text !== ""
            width: parent.width
            text: root.told
            size: 13
            color: root.up ? root.soft : Theme.danger
            elide: Text.ElideRight
            Accessible.role: root.undoing ? Accessible.Button : Accessible.StaticText

            MouseArea {
                anchors.fill: parent
                enabled: root.undoing
                onClicked: root.desk.click("undo")
            }
        }
    }
    PrimaryButton {
        id: action

        objectName: "act." + root.desk.main.act
        anchors.right: back.left
        anchors.rightMargin: Theme.space8
        anchors.verticalCenter: parent.verticalCenter
        width: implicitWidth + (plate.visible ? Theme.space4 : Theme.space20)
        implicitHeight: 44
        fontSize: 15
        text: root.desk.main.text
        keyCap: root.desk.main.cap
        enabled: root.desk.main.allowed || root.desk.main.busy
        busy: root.desk.main.busy
        focusPolicy: Qt.TabFocus
        onTriggered: root.desk.click(root.desk.main.act)
    }
    KeyCap {
        id: back

        anchors.right: parent.right
        anchors.rightMargin: Theme.space8
        anchors.verticalCenter: parent.verticalCenter
        text: root.counting ? "Esc" : "Ctrl+1"
        ink: root.soft
        Accessible.ignored: false
        Accessible.role: Accessible.Button
        Accessible.name: root.counting ? root.vm.words.stop_count : root.vm.words.form_docked

        MouseArea {
            objectName: "mini.back"
            anchors.fill: parent
            anchors.margins: -Theme.space8
            onClicked: root.counting ? root.desk.stop_count() : root.vm.take_form("docked")
        }
    }
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.width: Theme.hair
        border.color: Theme.lineStrong
    }
}
