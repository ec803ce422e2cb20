pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Talon.Kit

// Seconds left, as a figure and as the rest of a ring.
Item {
    id: root

    required property Sizes sizes
    property int seconds
    property int of: 15
    readonly property real thickness: root.sizes.unit * 4.8
    readonly property real radius: (root.width - root.thickness) / 2

    implicitWidth: root.sizes.unit * 62
    implicitHeight: root.implicitWidth

    component Arc: Shape {
        id: arc

        required property color color
        property real sweep: 360

        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: arc.color
            strokeWidth: root.thickness
            fillColor: "transparent"
            capStyle: ShapePath.FlatCap

            PathAngleArc {
                centerX: root.width / 2
                centerY: root.height / 2
                radiusX: root.radius
                radiusY: root.radius
                startAngle: -90
                sweepAngle: arc.sweep
            }
        }
    }
    Arc {
        color: Theme.contrast ? Theme.surface : Theme.line
    }
    Arc {
        color: Theme.primary
        sweep: 360 * Math.min(1, root.seconds / root.of)
    }
    Label {
        objectName: "seconds"
        anchors.centerIn: parent
        text: root.seconds
        size: root.sizes.unit * 24
        weight: Theme.bold
    }
}
