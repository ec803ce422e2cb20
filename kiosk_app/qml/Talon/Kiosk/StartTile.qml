import QtQuick
import Talon.Kit

// A frequent service. Where the words of one reach its icon, all icons are drawn smaller, and where
// that is not enough, all words.
Tile {
    id: root

    required property Sizes sizes
    required property string act
    required property string title
    required property string glyph
    required property bool allowed
    property bool low: false
    property int crowding: 0
    readonly property real naturalSize: root.low ? root.sizes.unit * (root.sizes.landscape ? 8.2 : 10)
        : root.sizes.label
    readonly property real spare: (root.height - words.implicitHeight) / root.sizes.unit
    readonly property int crowds: root.low || root.spare >= 45 ? 0 : root.spare >= 37 ? 1 : 2

    objectName: root.act
    text: root.title
    iconName: root.glyph
    enabled: root.allowed
    flat: root.low
    fontSize: root.naturalSize * (root.crowding > 1 ? 0.77 : 1)
    iconSize: root.sizes.unit * (root.crowding > 1 ? 14 : root.low || root.crowding > 0 ? 17 : 23.5)
    radius: root.sizes.tileRadius
    pad: root.sizes.unit * (root.crowding > 1 ? 6 : root.low || root.crowding > 0 ? 8 : 10)
    lineWidth: root.sizes.line

    Text { // not shown: how high the words would be
        id: words

        visible: false
        width: root.width - root.sizes.unit * 15
        text: root.title
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
        font.family: Theme.family
        font.pixelSize: root.naturalSize
        font.weight: Theme.medium
    }
}
