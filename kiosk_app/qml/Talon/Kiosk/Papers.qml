pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// What to have with you.
Panel {
    id: root

    property string title
    property list<string> papers
    property bool hidden: false
    readonly property real inset: root.sizes.unit * (root.sizes.landscape ? 9 : 12.3)

    visible: root.papers.length > 0 && !root.hidden
    implicitHeight: visible ? column.implicitHeight + root.inset * 1.6 : 0

    Column {
        id: column

        x: root.inset
        y: root.inset * 0.8
        width: root.width - 2 * x
        spacing: root.sizes.unit * (root.sizes.landscape ? 1 : 3.2)

        Label {
            width: parent.width
            text: root.title
            size: root.sizes.body
            weight: Theme.bold
            wrapMode: Text.Wrap
        }
        Repeater {
            model: root.papers

            Item {
                id: line

                required property string modelData

                width: column.width
                height: paper.implicitHeight

                Rectangle {
                    y: root.sizes.body * 0.45
                    width: root.sizes.unit * 3.6
                    height: width
                    radius: width / 2
                    color: Theme.primary
                }
                Label {
                    id: paper

                    x: root.sizes.unit * 8.6
                    width: parent.width - x
                    text: line.modelData
                    size: root.sizes.body
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
