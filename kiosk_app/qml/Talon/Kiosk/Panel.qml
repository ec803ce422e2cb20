import QtQuick
import Talon.Kit

// A card: what is told, not pressed.
Rectangle {
    id: root

    required property Sizes sizes

    color: Theme.surfaceRaised
    radius: root.sizes.tileRadius
    border.width: root.sizes.line
    border.color: Theme.line
}
