// Made from tokens.toml by client_kit.theme.generate: change the tokens, not this file.
pragma Singleton
import QtQuick

QtObject {
    id: root

    property string scheme: "light"
    property bool reducedMotion: false
    readonly property bool contrast: root.scheme === "contrast"
    readonly property bool dark: root.scheme === "dark"

    readonly property color surface: root.contrast ? "#000000" : root.dark ? "#0B141E" : "#F1F4F7"
    readonly property color surfaceRaised: root.contrast ? "#000000" : root.dark ? "#15222F" : "#FFFFFF"
    readonly property color surfaceSunken: root.contrast ? "#000000" : root.dark ? "#060C13" : "#E3E9EE"
    readonly property color text: root.contrast ? "#FFFFFF" : root.dark ? "#F4F7FA" : "#0E1C2B"
    readonly property color textMuted: root.contrast ? "#FFFFFF" : root.dark ? "#A8B7C5" : "#465565"
    readonly property color line: root.contrast ? "#FFFFFF" : root.dark ? "#2C3D4E" : "#C2CCD6"
    readonly property color lineStrong: root.contrast ? "#FFFFFF" : root.dark ? "#7D8FA1" : "#66778A"
    readonly property color primary: root.contrast ? "#9CD2FF" : root.dark ? "#7DBBF5" : "#0B4F8F"
    readonly property color primaryPressed: root.contrast ? "#FFFFFF" : root.dark ? "#A5D1FA" : "#083A6A"
    readonly property color textOnPrimary: root.contrast ? "#000000" : root.dark ? "#06182B" : "#FFFFFF"
    readonly property color primarySoft: root.contrast ? "#121D27" : root.dark ? "#16324E" : "#EAF2FB"
    readonly property color call: root.contrast ? "#FFE14D" : "#FFCD2E"
    readonly property color textOnCall: root.contrast ? "#000000" : "#0E1C2B"
    readonly property color waitOk: root.contrast ? "#A1F7E8" : root.dark ? "#8FE8DA" : "#09716E"
    readonly property color waitLong: root.contrast ? "#FF8A4D" : root.dark ? "#FF7A3D" : "#BE4600"
    readonly property color waitBreach: root.contrast ? "#FFB3C2" : root.dark ? "#F9A3B4" : "#6B0A2C"
    readonly property color textOnWait: root.contrast ? "#000000" : root.dark ? "#06121C" : "#FFFFFF"
    readonly property color danger: root.contrast ? "#FFA39E" : root.dark ? "#FF8A84" : "#B3141E"
    readonly property color textOnDanger: root.contrast ? "#000000" : root.dark ? "#2A0505" : "#FFFFFF"
    readonly property color dangerSoft: root.contrast ? "#000000" : root.dark ? "#3A1518" : "#FCE9E8"
    readonly property color focus: root.contrast ? "#FFFFFF" : root.dark ? "#FFFFFF" : "#0E1C2B"
    readonly property color focusGap: root.contrast ? "#000000" : root.dark ? "#0B141E" : "#FFCD2E"
    readonly property color plate: root.contrast ? "#000000" : "#0B4F8F"
    readonly property color textOnPlate: "#FFFFFF"
    readonly property color chart: root.contrast ? "#FFFFFF" : root.dark ? "#6B859E" : "#7C91A6"

    readonly property string family: "IBM Plex Sans"
    readonly property int regular: 400
    readonly property int medium: 500
    readonly property int bold: 700
    readonly property real space4: 4
    readonly property real space8: 8
    readonly property real space12: 12
    readonly property real space16: 16
    readonly property real space20: 20
    readonly property real space24: 24
    readonly property real space32: 32
    readonly property real space40: 40
    readonly property real space48: 48
    readonly property real space64: 64
    readonly property real radiusKioskTile: 8
    readonly property real radiusKioskBar: 6
    readonly property real radiusScreenCard: 14
    readonly property real radiusScreenControl: 12
    readonly property real radiusScreenConsole: 10
    readonly property real radiusScreenTag: 5
    readonly property real radiusBoardRow: 0
    readonly property real lineHair: 1
    readonly property real lineKiosk: 2
    readonly property real lineContrastTheme: 4
    readonly property real lineFocusRing: 3
    readonly property real lineFocusGap: 2
    readonly property real motionPress: 80
    readonly property real motionScreen: 160
    readonly property real motionPanel: 120
    readonly property real motionRowEnter: 300
    readonly property real motionHighlightFade: 600
    readonly property real motionPulsePeriod: 2000
    readonly property real motionPulseLow: 0.55
    readonly property real waitLongFrom: 0.7
    readonly property real waitBreachFrom: 1.0
    readonly property KioskMeasures kiosk: KioskMeasures {}
    readonly property BoardMeasures board: BoardMeasures {}
    readonly property ConsoleMeasures desk: ConsoleMeasures {}
    readonly property PlateMeasures plates: PlateMeasures {}

    readonly property real hair: root.contrast ? 2 : 1
    function duration(ms: int): int {
        return root.reducedMotion ? 0 : ms;
    }
}
