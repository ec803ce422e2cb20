pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The journal or the bookings in the queue's place; earlier lines come at the end of the list.
Item {
    id: root

    required property var pages

    PageColumns {
        id: at

        width: root.width
    }
    Item {
        id: head

        width: parent.width
        height: 38

        Repeater {
            model: root.pages.heads.length

            Label {
                required property int index

                objectName: "page.head." + index
                x: at.begin(index)
                height: head.height
                text: root.pages.heads[index] ?? ""
                size: 13
                weight: Theme.medium
                muted: true
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hair
            color: Theme.line
        }
    }
    ListView {
        id: rows

        objectName: "page"
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        model: root.pages.rows
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        onAtYEndChanged: {
            if (atYEnd && count > 0)
                root.pages.earlier();
        }
        delegate: PageRow {
            id: row

            required property int index

            width: rows.width
            onCurrentChanged: {
                if (row.current)
                    rows.positionViewAtIndex(row.index, ListView.Contain);
            }
        }
    }
    Label {
        objectName: "page.empty"
        visible: rows.count === 0
        anchors.centerIn: rows
        text: root.pages.empty_text
        size: Theme.desk.service
        weight: Theme.medium
    }
}
