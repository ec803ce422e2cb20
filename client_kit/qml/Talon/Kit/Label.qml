import QtQuick

// Text in the house face; data is never taken for markup.
Text {
    property real size: 14
    property int weight: Theme.regular
    property bool muted: false

    color: muted ? Theme.textMuted : Theme.text
    font.family: Theme.family
    font.pixelSize: size
    font.weight: weight
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
