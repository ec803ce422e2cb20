pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// People ahead and minutes, as large as figures that matter.
Panel {
    id: root

    required property FactModel people
    required property FactModel wait

    property bool compact: false
    property bool dense: false
    readonly property real inset: root.sizes.unit * 12.3

    implicitHeight: root.dense ? root.sizes.type * 52 : root.compact ? root.sizes.type * 64 : root.sizes.type * 88

    component Fact: Column {
        required property FactModel fact

        Accessible.role: Accessible.StaticText
        Accessible.name: [fact.label, fact.value, fact.unit].filter(each => each !== "").join(" ")
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: parent.fact.label
            Accessible.ignored: true
            size: root.sizes.body
            muted: true
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: parent.fact.value
            Accessible.ignored: true
            size: root.dense ? root.sizes.type * 19 : root.compact ? root.sizes.type * 25 : root.sizes.fact
            weight: Theme.bold
            height: size * 1.04
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: root.sizes.h1 * 0.8
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: parent.fact.unit
            Accessible.ignored: true
            size: root.sizes.body
        }
    }
    Fact {
        objectName: "ahead"
        x: root.inset
        width: line.visible ? line.x - x - root.sizes.gap : root.width - 2 * x
        fact: root.people
    }
    Rectangle {
        id: line

        visible: root.wait.value !== ""
        x: root.width * 0.44
        anchors.verticalCenter: parent.verticalCenter
        width: root.sizes.line
        height: root.height - root.sizes.unit * 20
        color: Theme.line
    }
    Fact {
        objectName: "wait"
        visible: root.wait.value !== ""
        x: line.x + root.inset
        width: root.width - x - root.sizes.gap
        fact: root.wait
    }
}
