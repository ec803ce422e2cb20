import QtQuick
import QtQuick.Shapes

// The field of a control: filled with a line, or dashed when the control is not available.
Item {
    id: root

    property color color: Theme.surfaceRaised
    property color lineColor: Theme.lineStrong
    property real lineWidth: Theme.hair
    property real radius: Theme.radiusScreenConsole
    property bool dashed: false

    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        visible: !root.dashed
        color: root.color
        radius: root.radius
        border.width: root.lineWidth
        border.color: root.lineColor

        Behavior on color {
            ColorAnimation {
                duration: Theme.duration(Theme.motionPress)
            }
        }
    }
    Shape {
        anchors.fill: parent
        visible: root.dashed
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: Theme.contrast ? Theme.lineStrong : Theme.line
            strokeWidth: Math.max(1, root.lineWidth)
            strokeStyle: ShapePath.DashLine
            dashPattern: [4, 3]
            fillColor: "transparent"

            PathRectangle {
                x: root.lineWidth / 2
                y: root.lineWidth / 2
                width: Math.max(0, root.width - root.lineWidth)
                height: Math.max(0, root.height - root.lineWidth)
                radius: root.radius
            }
        }
    }
}
