pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// A row of a list model as a button; `picked` tells its act. Words that do not fit are set smaller,
// and the line beneath goes first.
RowButton {
    id: root

    required property Sizes sizes
    required property string act
    required property string title
    required property string about
    required property string brief
    required property string glyph
    required property bool allowed
    required property bool chosen
    required property string end

    property real titleSize: root.sizes.label
    property string line: root.about
    readonly property real textWidth: root.width - root.pad * 3.2 - root.iconSize
        - (root.endIcon === "" ? 0 : root.titleSize * 0.9)
    readonly property real room: root.height - root.sizes.unit * 3
    readonly property real fit: probe.fits ? 1 : smaller.fits ? 0.78 : 0.64
    readonly property bool lineFits: probe.implicitHeight + lineProbe.implicitHeight <= root.room

    signal picked(string act)

    objectName: root.act
    text: root.title
    subtitle: root.lineFits ? root.line : ""
    iconName: root.glyph === "" || Icons.path(root.glyph) !== "" ? root.glyph : "document"
    endIcon: root.end
    enabled: root.allowed
    selected: root.chosen
    fontSize: root.titleSize * root.fit
    subtitleSize: root.titleSize * 0.7
    iconSize: root.sizes.unit * 18.5
    radius: root.sizes.tileRadius
    pad: root.sizes.unit * 10.4
    lineWidth: root.sizes.line
    Accessible.name: root.about === "" ? root.title : root.title + ". " + root.about
    onClicked: root.picked(root.act)

    component Probe: Text {
        readonly property bool fits: implicitHeight <= root.room && contentWidth <= width + 1

        visible: false
        width: root.textWidth
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        font.family: Theme.family
    }
    Probe {
        id: probe

        text: root.title
        font.pixelSize: root.titleSize
        font.weight: Theme.medium
    }
    Probe {
        id: smaller

        text: root.title
        font.pixelSize: root.titleSize * 0.78
        font.weight: Theme.medium
    }
    Probe {
        id: lineProbe

        text: root.line
        font.pixelSize: root.subtitleSize
    }
}
