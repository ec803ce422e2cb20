import QtQuick
import Talon.Kit

// The heading of a page and the line beneath; a long heading is set smaller.
Column {
    id: root

    required property Sizes sizes
    property string title
    property string note
    property string noteIcon
    property bool centred: false
    property bool isTelling: false // the note is news, not an explanation
    property real titleSize: root.sizes.h1
    property real noteSize: root.sizes.type * 9
    readonly property real fit: root.width / Math.max(1, natural.advanceWidth)

    spacing: root.sizes.gap * 0.5

    TextMetrics {
        id: natural

        text: root.title
        font.family: Theme.family
        font.weight: Theme.bold
        font.pixelSize: root.titleSize
    }
    Label {
        objectName: "title"
        width: parent.width
        text: root.title
        size: root.titleSize * (root.fit >= 1 ? 1 : root.fit > 0.84 ? root.fit * 0.98
            : root.title.length > 34 ? 0.72 : 1)
        weight: Theme.bold
        wrapMode: Text.Wrap
        lineHeight: 0.9
        maximumLineCount: 4
        elide: Text.ElideRight
        horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
        Accessible.role: Accessible.Heading
    }
    Row {
        visible: root.note !== ""
        width: parent.width
        spacing: root.sizes.gap * 0.6

        Icon {
            id: icon

            visible: root.noteIcon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: root.noteIcon
            size: root.noteSize * 1.25
            color: root.isTelling ? Theme.primary : Theme.textMuted
        }
        Label {
            objectName: "note"
            width: parent.width - (icon.visible ? icon.width + parent.spacing : 0)
            text: root.note
            size: root.noteSize
            weight: root.isTelling ? Theme.bold : Theme.regular
            muted: !root.isTelling
            wrapMode: Text.Wrap
            horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
        }
    }
}
