import QtQuick
import QtQuick.Shapes

// One icon of the set, tinted; beside a word always, so it has no name of its own for a reader.
Item {
    id: root

    property string name
    property real size: 24
    property color color: Theme.text
    property real stroke: 2

    implicitWidth: root.size
    implicitHeight: root.size
    Accessible.ignored: true
    // The software renderer draws a Shape that lies wholly outside its clip; a layer is clipped,
    // but is left empty on a screen with scaled pixels.
    layer.smooth: true
    layer.enabled: GraphicsInfo.api === GraphicsInfo.Software && Screen.devicePixelRatio === 1

    Shape {
        width: 24
        height: 24
        scale: root.size / 24
        transformOrigin: Item.TopLeft
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: Icons.isFilled(root.name) ? "transparent" : root.color
            strokeWidth: root.stroke
            fillColor: Icons.isFilled(root.name) ? root.color : "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: Icons.path(root.name)
            }
        }
    }
}
