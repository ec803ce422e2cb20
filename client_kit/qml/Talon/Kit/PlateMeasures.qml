// Made from tokens.toml by client_kit.theme.generate: change the tokens, not this file.
import QtQuick

QtObject {
    readonly property real weight: 700
    readonly property real padX: 0.34
    readonly property real height: 1.39
    readonly property real radius: 0.2
    readonly property real keylineInset: 0.06
    readonly property real keylineWidth: 0.034
    readonly property real keylineRadius: 0.145
    readonly property real letterGap: 0.03
    readonly property real capCentreOffset: -0.026
    readonly property real outlineBand: 0.05
    readonly property real outlineInnerInset: 0.082
    readonly property real outlineInnerWidth: 0.018
    readonly property real boardWidth: 3.3
    readonly property real boardHeight: 1.15
    readonly property real boardKeylineInset: 0.042
    readonly property real boardKeylineWidth: 0.03
    readonly property real boardCapCentreOffset: -0.045
}
