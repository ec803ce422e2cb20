import QtQuick
import Talon.Kit
import Talon.Board.Models

// One call: plate, arrow, window. Yellow while fresh; only the arrow's disc moves then.
Rectangle {
    id: root

    required property int index
    required property string number
    required property string window
    required property bool lit
    required property string hall
    required property int turn
    required property BoardSizes sizes
    property string word
    property bool last: false

    readonly property real em: root.sizes.plate
    readonly property real windowWidth: windowNumber.width
    readonly property bool crowded: !root.sizes.hasWord && root.height < 1.9 * root.em
    readonly property color ink: root.lit ? Theme.textOnCall : Theme.text

    y: root.index * root.sizes.rowHeight
    z: root.lit ? 1 : 0
    height: root.sizes.rowHeight
    color: root.lit ? Theme.call : Theme.surfaceRaised
    Accessible.role: Accessible.StaticText
    Accessible.name: root.number + " → " + root.window

    Behavior on y {
        NumberAnimation {
            duration: Theme.duration(Theme.motionRowEnter)
            easing.type: Easing.BezierSpline
            easing.bezierCurve: [0.2, 0, 0, 1, 1, 1]
        }
    }
    states: State {
        name: "lit"
        when: root.lit
    }
    transitions: Transition {
        from: "lit"

        ColorAnimation {
            target: root
            property: "color"
            from: Theme.call
            to: Theme.surfaceRaised
            duration: Theme.duration(Theme.motionHighlightFade)
        }
    }
    Plate {
        x: root.sizes.margin
        anchors.verticalCenter: parent.verticalCenter
        number: root.number
        kind: root.lit ? "call" : "mine"
        board: true
        fontSize: root.em
    }
    Arrow {
        id: arrow

        x: (root.sizes.hasWord ? root.width * 1050 / 1920
            : (root.sizes.margin + 3.3 * root.em + root.width - root.sizes.margin - root.windowWidth) / 2)
            - width / 2
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.hall && root.crowded ? -0.18 * root.em : 0
        em: root.em
        turn: root.turn
        lit: root.lit
    }
    Label {
        id: word

        visible: root.sizes.hasWord && root.window.length < 3
        anchors.right: parent.right
        anchors.rightMargin: root.width - 1509 / 1920 * root.width
        anchors.baseline: windowNumber.baseline
        text: root.word
        size: root.sizes.windowWord
        weight: Theme.medium
        color: root.lit ? Theme.textOnCall : Theme.textMuted
    }
    Label {
        visible: !root.sizes.hasWord && !root.crowded
        anchors.right: windowNumber.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -0.8 * root.em
        text: root.word
        size: root.sizes.windowWord
        weight: Theme.medium
        color: root.lit ? Theme.textOnCall : Theme.textMuted
    }
    HallName {
        visible: root.hall !== ""
        text: root.hall
        call: root
        sign: arrow
        prefix: word
        goal: windowNumber
    }
    Label {
        id: windowNumber

        anchors.right: parent.right
        anchors.rightMargin: root.sizes.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.width * 0.36)
        horizontalAlignment: Text.AlignRight
        text: root.window
        size: root.sizes.windowNumber
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: root.sizes.windowNumber / 4
        weight: Theme.bold
        color: root.ink
    }
    Rectangle {
        visible: !root.lit && !root.last
        width: parent.width
        height: Math.max(1, 3 * root.sizes.scale)
        anchors.bottom: parent.bottom
        color: Theme.line
    }
}
