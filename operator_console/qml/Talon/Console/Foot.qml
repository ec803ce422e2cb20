import QtQuick
import Talon.Kit

// My day, who waits, what can be undone; without a link, what becomes of the presses.
Rectangle {
    id: root

    required property var foot
    required property var words
    required property bool up
    required property string mode

    signal acted(string act)

    readonly property bool resting: root.mode === "paused" && root.foot.kind !== "undo"

    implicitHeight: !root.up ? lost.implicitHeight : root.resting ? 0 : 56
    visible: implicitHeight > 0
    color: Theme.surfaceRaised

    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    Row {
        visible: root.up
        x: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space4

        Label {
            objectName: "foot.text"
            text: root.foot.text ?? ""
        }
        Label {
            text: root.foot.strong ?? ""
            weight: Theme.bold
        }
    }
    Label {
        objectName: "foot.side"
        visible: root.up && root.foot.kind === "serving"
        anchors.right: parent.right
        anchors.rightMargin: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        text: root.foot.side ?? ""
        muted: true
    }
    SecondaryButton {
        visible: root.up && root.foot.kind === "figures" && root.mode !== "paused"
        anchors.right: parent.right
        anchors.rightMargin: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        objectName: "act.pause"
        width: 158
        implicitHeight: 36
        text: root.words.act_pause
        iconName: "pause"
        keyCap: "F10"
        focusPolicy: Qt.TabFocus
        onTriggered: root.acted("pause")
    }
    SecondaryButton {
        visible: root.up && root.foot.kind === "undo"
        anchors.right: parent.right
        anchors.rightMargin: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        objectName: "act.undo"
        width: implicitWidth + Theme.space12
        implicitHeight: 36
        text: root.foot.undo ?? ""
        keyCap: root.foot.key ?? ""
        focusPolicy: Qt.TabFocus
        onTriggered: root.acted("undo")
    }
    Banner {
        id: lost

        objectName: "lost"
        visible: !root.up
        width: parent.width
        title: root.mode === "idle" || root.mode === "paused" ? root.words.link_lost
            : root.words.kept
        text: root.mode === "idle" || root.mode === "paused" ? root.words.no_link_hint
            : root.words.go_on
    }
}
