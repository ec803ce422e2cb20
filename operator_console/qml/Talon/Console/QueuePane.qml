pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The wide queue: figures, lists, a table, and what its marks mean.
Rectangle {
    id: root

    required property var vm
    readonly property var desk: root.vm.desk
    readonly property var queue: root.desk.queue
    readonly property bool paged: root.queue.tab > 3
    readonly property FilterField field: tabs.field

    signal done

    color: Theme.surfaceRaised

    Rectangle {
        width: Theme.hair
        height: parent.height
        color: Theme.line
        z: 1
    }
    FigureBar {
        id: figures

        width: parent.width
        figures: root.desk.figures
    }
    QueueTabs {
        id: tabs

        anchors.top: figures.bottom
        width: parent.width
        queue: root.queue
        words: root.vm.words
        onChosen: index => root.queue.turn_to(index)
        onDone: root.done()
    }
    TableHead {
        id: head

        visible: !root.paged
        anchors.top: tabs.bottom
        width: parent.width
        words: root.vm.words
    }
    ListView {
        id: rows

        objectName: "table"
        visible: !root.paged
        anchors.top: head.bottom
        anchors.bottom: legend.top
        width: parent.width
        clip: true
        model: root.queue.rows
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        delegate: TableRow {
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
    Column {
        visible: rows.count === 0 && !root.paged
        anchors.centerIn: rows
        spacing: Theme.space4

        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.queue.filter !== "" ? root.vm.words.nothing_of_it : root.vm.words.nobody
            size: Theme.desk.service
            weight: Theme.medium
        }
        Label {
            visible: root.queue.tab === 0 && root.queue.filter === ""
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.vm.words.nobody_hint
            muted: true
        }
    }
    Loader {
        active: root.paged
        anchors.top: tabs.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        sourceComponent: PageTable {
            pages: root.queue.pages
        }
    }
    QueueLegend {
        id: legend

        visible: !root.paged

        anchors.bottom: parent.bottom
        width: parent.width
        words: root.vm.words
    }
}
