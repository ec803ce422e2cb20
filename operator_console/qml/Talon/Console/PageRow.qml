pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// One line of the journal, or one booking.
Rectangle {
    id: root

    required property string key
    required property string time
    required property string number
    required property string what
    required property string who
    required property string window
    required property string why
    required property bool current

    objectName: "page.row." + root.key
    implicitHeight: 40
    color: root.current ? Theme.primarySoft : Theme.surfaceRaised
    Accessible.role: Accessible.Row
    Accessible.name: [root.time, root.number, root.what, root.who, root.window, root.why].join(" ")
    Accessible.selected: root.current

    PageColumns {
        id: at

        width: root.width
    }
    component Cell: Label {
        required property int column

        x: at.begin(column)
        width: at.end(column) - x
        height: root.height
        size: 15
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Rectangle {
        visible: root.current
        width: 4
        height: parent.height
        color: Theme.primary
    }
    Cell {
        column: 0
        text: root.time
    }
    Cell {
        column: 1
        text: root.number
        weight: Theme.bold
    }
    Cell {
        column: 2
        text: root.what
    }
    Cell {
        column: 3
        text: root.who
        muted: true
    }
    Cell {
        column: 4
        text: root.window
    }
    Cell {
        column: 5
        text: root.why
        muted: true
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
