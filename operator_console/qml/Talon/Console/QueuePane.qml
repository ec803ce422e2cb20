pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The wide queue: figures, lists, a table, and what its marks mean.
Rectangle {
    id: root

    required property var vm
    readonly property var desk: root.vm.desk
    readonly property bool paged: root.desk.tab > 3

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
        labels: root.desk.tabs
        current: root.desk.tab
        words: root.vm.words
        onChosen: index => root.desk.turn_to(index)
        onSought: root.desk.act("find")
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
        model: root.desk.queue
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
            onClicked: root.desk.select(row.key)
        }
    }
    Column {
        visible: rows.count === 0 && !root.paged
        anchors.centerIn: rows
        spacing: Theme.space4

        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.vm.words.nobody
            size: Theme.desk.service
            weight: Theme.medium
        }
        Label {
            visible: root.desk.tab === 0
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
            pages: root.desk.pages
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
