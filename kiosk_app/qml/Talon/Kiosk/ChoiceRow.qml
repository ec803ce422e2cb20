import QtQuick
import Talon.Kit

// A row of a list model as a button; `chosen` tells its act.
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

    signal picked(string act)

    objectName: root.act
    text: root.title
    subtitle: root.about
    iconName: root.glyph === "" || Icons.path(root.glyph) !== "" ? root.glyph : "document"
    endIcon: root.end
    enabled: root.allowed
    selected: root.chosen
    fontSize: root.sizes.label
    subtitleSize: root.sizes.secondary
    iconSize: root.sizes.unit * 18.5
    radius: root.sizes.tileRadius
    pad: root.sizes.unit * 10.4
    lineWidth: root.sizes.line
    onClicked: root.picked(root.act)
}
