// Made from tokens.toml by client_kit.theme.generate: change the tokens, not this file.
import QtQuick

QtObject {
    readonly property real design0: 1080
    readonly property real design1: 1920
    readonly property real h1: 20
    readonly property real titleSuccess: 26
    readonly property real plate: 68
    readonly property real fact: 37
    readonly property real label: 11.5
    readonly property real buttonPrimary: 17
    readonly property real body: 9.5
    readonly property real secondary: 8
    readonly property real margin: 16
    readonly property real gap: 6
    readonly property real pad: 10
    readonly property real header: 34
    readonly property real bottomBar: 44
    readonly property real tileHeight: 93
    readonly property real rowHeight: 41
    readonly property real primaryHeight: 52
    readonly property real targetMinReal: 20
    readonly property real gapMinReal: 3
    readonly property real lowReachFrom: 0.45
    readonly property real idleS: 45
    readonly property real idleWarningS: 15
    readonly property real successS: 12
    readonly property real noPaperS: 60
}
