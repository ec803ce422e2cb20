// Made from tokens.toml by client_kit.theme.generate: change the tokens, not this file.
import QtQuick

QtObject {
    readonly property real docked0: 420
    readonly property real docked1: 768
    readonly property real timer: 44
    readonly property real wait: 34
    readonly property real breakTimer: 72
    readonly property real plate: 72
    readonly property real plateNext: 64
    readonly property real primary: 20
    readonly property real service: 18
    readonly property real number: 17
    readonly property real button: 14
    readonly property real base: 14
    readonly property real line: 20
    readonly property real keyCap: 12
    readonly property real primaryHeight: 64
    readonly property real buttonHeight: 48
    readonly property real rowHeight: 46
    readonly property real margin: 16
    readonly property real gap: 8
}
