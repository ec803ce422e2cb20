import QtQuick
import Talon.Kit
import Talon.Board.Models

// One sentence for the whole hall: a greeting, closed, suspended, connecting.
Item {
    id: root

    required property BoardSizes sizes
    property alias title: title.text
    property alias text: text.text

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * root.sizes.margin
        spacing: 20 * root.sizes.scale

        Label {
            id: title

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: 150 * root.sizes.scale
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 60 * root.sizes.scale
            weight: Theme.bold
        }
        Label {
            id: text

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: 72 * root.sizes.scale
            wrapMode: Text.WordWrap
            muted: true
        }
    }
}
