import QtQuick
import QtQuick.Shapes
import Talon.Kit

// The cut link, drawn for a wall: two waves and a source, parted by the stroke's own margin.
Item {
    id: root

    property real unit: 1

    implicitWidth: 360 * root.unit
    implicitHeight: 340 * root.unit
    Accessible.ignored: true

    component Stroke: ShapePath {
        fillColor: "transparent"
        strokeColor: Theme.textMuted
        strokeWidth: 29
        capStyle: ShapePath.RoundCap
    }

    Shape {
        scale: root.unit
        transformOrigin: Item.TopLeft
        preferredRendererType: Shape.CurveRenderer

        Stroke {
            PathSvg { path: "M15 121A237 237 0 0 1 345 121" }
        }
        Stroke {
            PathSvg { path: "M79 189A130 130 0 0 1 279 189" }
        }
        ShapePath {
            strokeColor: "transparent"
            fillColor: Theme.textMuted

            PathSvg { path: "M170 246a29 29 0 1 1 0 58a29 29 0 0 1 0-58z" }
        }
        Stroke {
            strokeColor: Theme.surface
            strokeWidth: 92
            capStyle: ShapePath.FlatCap

            PathSvg { path: "M63 30L304 307" }
        }
        Stroke {
            strokeWidth: 32

            PathSvg { path: "M63 30L304 307" }
        }
    }
}
