pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The names of the table's columns.
Item {
    id: root

    required property var words

    implicitHeight: 38

    TableColumns {
        id: at

        width: root.width
    }
    component Name: Label {
        size: 13
        weight: Theme.medium
        muted: true
        height: root.height
    }
    Name {
        x: at.number
        text: root.words.col_number
    }
    Name {
        x: at.service
        text: root.words.col_service
    }
    Name {
        x: at.arrivedEnd - width
        text: root.words.col_arrived
    }
    Name {
        x: at.waitEnd - width
        text: root.words.col_waits
    }
    Name {
        x: at.targetEnd - width
        text: root.words.col_target
    }
    Name {
        x: at.order
        text: root.words.col_order
    }
    Name {
        x: at.state
        text: root.words.col_state
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
