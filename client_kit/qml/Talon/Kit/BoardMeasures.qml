// Made from tokens.toml by client_kit.theme.generate: change the tokens, not this file.
import QtQuick

QtObject {
    readonly property real header: 104
    readonly property real rows: 4
    readonly property real rowMin: 240
    readonly property real plate: 192
    readonly property real windowNumber: 208
    readonly property real windowWord: 76
    readonly property real headerText: 42
    readonly property real clock: 72
    readonly property real lostTitle: 210
    readonly property real margin: 64
    readonly property real highlightS: 12
    readonly property real windowPanelSize0: 1280
    readonly property real windowPanelSize1: 400
    readonly property real windowPanelNumber: 250
    readonly property real windowPanelPlate: 196
    readonly property real windowPanelText: 50
}
