import QtQuick
import Talon.Kit

// Strip, state card, acts in fixed places, queue, foot.
Item {
    id: root

    required property var vm
    property bool docked: true
    readonly property FilterField field: queue.visible ? queue.field : null

    signal done
    readonly property var desk: root.vm.desk
    readonly property string mode: root.desk.card.mode
    readonly property bool serving: root.mode === "serving"

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    StripBar {
        id: strip

        width: parent.width
        strip: root.desk.strip
        words: root.vm.words
        acts: true
        onActed: act => root.desk.click(act)
    }
    PausePane {
        visible: root.mode === "paused"
        anchors.top: strip.bottom
        anchors.bottom: foot.top
        width: parent.width
        desk: root.desk
    }
    StateCard {
        id: card

        visible: root.mode !== "paused"
        anchors.top: strip.bottom
        width: parent.width
        card: root.desk.card
        main: root.desk.main
        words: root.vm.words
        withButton: true
        count: root.desk.auto_call.text
        onStopped: root.desk.stop_count()
        onActed: act => root.desk.click(act)
    }
    Column {
        id: actions

        visible: root.mode === "called" || root.serving
        anchors.top: card.bottom
        anchors.topMargin: Theme.desk.margin
        x: Theme.desk.margin
        width: parent.width - 2 * x
        spacing: Theme.space20

        ActionGrid {
            width: parent.width
            main: root.desk.main
            places: root.desk.places
            why: root.desk.notice.why
            onActed: act => root.desk.click(act)
        }
        VisitCounts {
            visible: root.serving
            width: parent.width
            card: root.desk.card
            words: root.vm.words
            onCounted: documents => root.desk.count_documents(documents)
            onDeclined: yes => root.desk.decline(yes)
        }
    }
    Label {
        visible: root.mode === "idle" && text !== ""
        anchors.top: card.bottom
        anchors.margins: Theme.desk.margin
        anchors.left: parent.left
        anchors.right: parent.right
        text: root.docked ? "" : root.desk.notice.why
        muted: true
        wrapMode: Text.Wrap
    }
    QueueList {
        id: queue

        visible: root.docked && (root.mode === "idle" || root.mode === "called")
        anchors.top: root.mode === "idle" ? card.bottom : actions.bottom
        anchors.topMargin: root.mode === "idle" ? 0 : Theme.space16
        anchors.bottom: foot.top
        width: parent.width
        vm: root.vm
        skipFirst: root.mode === "idle"
        onDone: root.done()
    }
    Banner {
        id: notice

        objectName: "notice"
        visible: title !== ""
        height: Math.max(56, implicitHeight)
        anchors.bottom: root.desk.foot.kind === "undo" ? foot.top : parent.bottom
        width: parent.width
        z: 1
        pad: Theme.space12
        kind: root.desk.notice.kind
        iconName: root.desk.notice.kind === "danger" ? "warning" : "chat"
        title: root.desk.notice.text

        KeyCap {
            id: away

            anchors.right: parent.right
            anchors.rightMargin: Theme.desk.margin
            anchors.verticalCenter: parent.verticalCenter
            text: "Esc"
            Accessible.ignored: false
            Accessible.role: Accessible.Button
            Accessible.name: root.vm.words.close

            MouseArea {
                objectName: "notice.away"
                anchors.fill: parent
                anchors.margins: -Theme.space12
                onClicked: root.desk.put_away()
            }
        }
    }
    Foot {
        id: foot

        visible: !notice.visible || root.desk.foot.kind === "undo" // else the notice lies over it
        anchors.bottom: parent.bottom
        width: parent.width
        foot: root.desk.foot
        words: root.vm.words
        up: root.desk.strip.up
        mode: root.mode
        onActed: act => root.desk.click(act)
    }
}
