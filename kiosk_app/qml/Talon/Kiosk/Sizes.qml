import QtQuick
import Talon.Kit

// The kiosk's measures in px of this panel: design mm by its short side, more with large letters.
QtObject {
    id: root

    required property real width
    required property real height
    property bool large: false
    property bool lowReach: false

    readonly property bool landscape: root.width > root.height
    readonly property real unit: Math.min(root.width, root.height) / 270
    readonly property real type: root.unit * (root.large ? 1.16 : 1)

    readonly property real h1: Theme.kiosk.h1 * root.type
    readonly property real success: Theme.kiosk.titleSuccess * root.type
    readonly property real plate: Theme.kiosk.plate * root.unit
    readonly property real fact: Theme.kiosk.fact * root.type
    readonly property real label: Theme.kiosk.label * root.type
    readonly property real primary: Theme.kiosk.buttonPrimary * root.type
    readonly property real body: Theme.kiosk.body * root.type
    readonly property real secondary: Theme.kiosk.secondary * root.type
    readonly property real margin: Theme.kiosk.margin * root.unit
    readonly property real gap: Theme.kiosk.gap * root.unit
    readonly property real pad: Theme.kiosk.pad * root.unit
    readonly property real header: (root.landscape ? 28 : Theme.kiosk.header) * root.unit
    readonly property real bar: (root.landscape ? 42 : Theme.kiosk.bottomBar) * root.unit
    readonly property real tile: Theme.kiosk.tileHeight * root.unit
    readonly property real row: Theme.kiosk.rowHeight * root.unit
    readonly property real button: Theme.kiosk.primaryHeight * root.unit
    readonly property real target: 28 * root.unit
    readonly property real tileRadius: Theme.radiusKioskTile * root.unit
    readonly property real barRadius: Theme.radiusKioskBar * root.unit
    readonly property real line: Theme.contrast ? Theme.lineContrastTheme : Theme.lineKiosk
    readonly property real reach: root.lowReach ? Theme.kiosk.lowReachFrom * root.height : 0
}
