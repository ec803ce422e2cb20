import QtQuick
import Talon.Kit

// One line of a list of things to bring.
Item {
    id: root

    required property Sizes sizes
    required property string text
    property real size: root.sizes.body
    property bool ignored: false

    implicitHeight: words.implicitHeight

    Rectangle {
        y: root.size * 0.45
        width: root.size * 0.38
        height: width
        radius: width / 2
        color: Theme.primary
    }
    Label {
        id: words

        x: root.size * 0.9
        width: root.width - x
        text: root.text
        size: root.size
        wrapMode: Text.Wrap
        Accessible.ignored: root.ignored
    }
}
