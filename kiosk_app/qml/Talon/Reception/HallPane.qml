pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The right half: the office in figures, who is here, and the one chosen.
FocusScope {
    id: root

    required property var vm
    readonly property var desk: root.vm.desk
    readonly property var model: root.desk.list

    function takeKeyboard(): void {
        tabs.takeKeyboard();
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.surfaceRaised
    }
    Figures {
        id: figures

        width: parent.width
        figures: root.desk.figures
        onActed: key => root.desk.act(key)
    }
    ListTabs {
        id: tabs

        anchors.top: figures.bottom
        width: parent.width
        vm: root.vm
    }
    Item {
        id: head

        anchors.top: tabs.bottom
        width: parent.width
        height: 36

        VisitorColumns {
            id: at

            width: head.width
        }
        component Name: Label {
            size: 13
            weight: Theme.medium
            muted: true
            height: head.height
        }
        Name {
            x: at.number
            text: root.vm.words.col_number
        }
        Name {
            x: at.service
            text: root.vm.words.col_service
        }
        Name {
            x: at.arrivedEnd - width
            text: root.vm.words.col_arrived
        }
        Name {
            x: at.waitEnd - width
            text: root.vm.words.col_waits
        }
        Name {
            x: at.expectedEnd - width
            text: root.vm.words.col_expected
        }
        Name {
            x: at.state
            text: root.vm.words.col_state
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

        objectName: "visitors"
        anchors.top: head.bottom
        anchors.bottom: card.top
        width: parent.width
        clip: true
        model: root.model.rows
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        keyNavigationEnabled: false
        delegate: VisitorRow {
            id: row

            required property int index

            width: rows.width
            awake: root.desk.pane === "hall"
            onCurrentChanged: {
                if (row.current)
                    rows.positionViewAtIndex(row.index, ListView.Contain);
            }
            onClicked: root.model.select(row.key)
        }
    }
    Label {
        objectName: "nobody"
        visible: rows.count === 0
        anchors.centerIn: rows
        text: root.model.empty_text
        size: Theme.desk.service
        weight: Theme.medium
        muted: true
    }
    VisitorCard {
        id: card

        anchors.bottom: parent.bottom
        width: parent.width
        vm: root.vm
    }
    Rectangle {
        width: Theme.hair
        height: parent.height
        color: Theme.line
    }
}
