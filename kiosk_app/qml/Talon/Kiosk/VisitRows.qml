pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

// The services of one visit, to drop, and what else may be done with it; two and two where narrow.
GridLayout {
    id: root

    required property Sizes sizes
    property alias services: chosen.model
    property alias choices: others.model
    property bool paired: false
    property real rowHeight
    property real serviceHeight
    property real rowSize
    property real serviceSize
    readonly property int visits: chosen.count

    signal picked(string act)

    visible: chosen.count + others.count > 0
    columns: root.paired ? 2 : 1
    columnSpacing: root.sizes.gap
    rowSpacing: root.sizes.gap

    component VisitRow: ChoiceRow {
        sizes: root.sizes
        iconSize: root.sizes.unit * (root.paired ? 12 : 18.5)
        pad: root.sizes.unit * (root.paired ? 5 : 10.4)
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        onPicked: act => root.picked(act)
    }
    Repeater {
        id: chosen

        VisitRow {
            titleSize: root.serviceSize
            Layout.preferredHeight: root.serviceHeight
        }
    }
    Repeater {
        id: others

        VisitRow {
            titleSize: root.rowSize
            Layout.preferredHeight: root.rowHeight
        }
    }
}
