import QtQuick
import Talon.Kit

// The hall of a window elsewhere: above «окно», else beside, beneath or under the arrow as it fits.
Label {
    id: root

    required property CallRow call
    required property Item sign
    required property Item prefix
    required property Item goal
    readonly property real em: root.call.em
    readonly property bool beneath: !root.call.sizes.hasWord && !root.call.crowded
    readonly property real from: root.beneath ? root.call.sizes.margin
        : root.call.crowded ? root.call.sizes.margin + 3.4 * root.em
        : root.sign.x + 0.9 * root.em
    readonly property real until: root.prefix.visible ? root.prefix.x + root.prefix.width
        : root.beneath ? root.goal.x + root.goal.width
        : root.goal.x - 0.1 * root.em

    x: root.from
    width: root.until - root.from
    anchors.bottom: root.prefix.visible ? root.prefix.top : undefined
    anchors.verticalCenter: root.prefix.visible ? undefined : root.call.verticalCenter
    anchors.verticalCenterOffset: root.beneath ? 0.8 * root.em : root.call.crowded ? 0.36 * root.em : 0
    horizontalAlignment: root.call.crowded ? Text.AlignHCenter : Text.AlignRight
    size: root.call.sizes.windowWord
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: root.size / 3
    weight: Theme.medium
    color: root.call.lit ? Theme.textOnCall : Theme.textMuted
}
