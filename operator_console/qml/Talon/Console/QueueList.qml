pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// Who waits, in the order of the rules; the first stands on the card already.
Item {
    id: root

    required property var vm
    property bool skipFirst: false
    readonly property var desk: root.vm.desk
    readonly property var queue: root.desk.queue
    property alias field: filter

    signal done
    readonly property int room: Math.max(0, Math.floor((root.height - head.height)
        / Theme.desk.rowHeight))

    clip: true

    Item {
        id: head

        width: parent.width
        height: 43

        FilterField {
            id: filter

            visible: opened || text !== ""
            x: Theme.space8
            width: parent.width - 2 * x
            anchors.verticalCenter: parent.verticalCenter
            queue: root.queue
            words: root.vm.words
            onDone: root.done()
        }
        Row {
            visible: !filter.visible
            x: Theme.desk.margin
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space8

            Label {
                objectName: "queue.count"
                text: root.queue.tab === 0 ? root.desk.foot.queue
                    : root.queue.tabs[root.queue.tab] ?? ""
                weight: Theme.bold
            }
            Label {
                visible: text !== ""
                text: root.queue.tab === 0 ? root.desk.foot.held : ""
                weight: Theme.medium
                muted: true
            }
        }
        Row {
            visible: !filter.visible && rows.count > 0 && (root.queue.tab > 0 || root.skipFirst)
            anchors.right: parent.right
            anchors.rightMargin: Theme.desk.margin
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space8

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: root.vm.words.choose
                muted: true
            }
            KeyCap {
                text: "↓"
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hair
            color: Theme.line
            visible: rows.count > 0
        }
    }
    Row {
        readonly property real used: head.height + rows.contentHeight

        visible: root.height - used > 60
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space16
        x: Theme.desk.margin
        spacing: Theme.space8

        KeyCap {
            text: "Ctrl+Tab"
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.vm.words.list_next
            muted: true
            rightPadding: Theme.space12
        }
        KeyCap {
            text: "Ctrl+K"
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.vm.words.act_more
            muted: true
        }
    }
    Label {
        objectName: "filter.nobody"
        visible: root.queue.filter !== "" && rows.count === 0
        anchors.top: head.bottom
        anchors.topMargin: Theme.space16
        x: Theme.desk.margin
        text: root.vm.words.nothing_of_it
        muted: true
    }
    ListView {
        id: rows

        objectName: "queue"
        anchors.top: head.bottom
        width: parent.width
        height: root.room * Theme.desk.rowHeight
        clip: true
        model: root.queue.below
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        delegate: QueueRow {
            id: row

            required property int index

            width: rows.width
            onCurrentChanged: {
                if (row.current)
                    rows.positionViewAtIndex(row.index, ListView.Contain);
            }
            onClicked: root.queue.select(row.key)
        }
    }
}
