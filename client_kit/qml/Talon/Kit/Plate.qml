import QtQuick

// The number, one plate everywhere; `kind` is mine, call, quiet or paper. Never restyled or animated.
Rectangle {
    id: root

    property string number
    property string kind: "mine"
    property real fontSize: 72
    property bool board: false

    readonly property bool outlined: root.kind === "quiet" || root.kind === "paper"
    readonly property color field: root.kind === "mine" ? Theme.plate
        : root.kind === "call" ? Theme.textOnCall
        : root.kind === "quiet" ? Theme.surfaceRaised : "#FFFFFF"
    readonly property color ink: root.kind === "mine" ? Theme.textOnPlate
        : root.kind === "call" ? Theme.call
        : root.kind === "quiet" ? Theme.text : "#000000"
    readonly property real inset: root.outlined ? Theme.plates.outlineInnerInset
        : root.board ? Theme.plates.boardKeylineInset : Theme.plates.keylineInset
    readonly property real keyline: root.outlined ? Theme.plates.outlineInnerWidth
        : root.board ? Theme.plates.boardKeylineWidth : Theme.plates.keylineWidth
    readonly property real offset: root.board ? Theme.plates.boardCapCentreOffset
        : Theme.plates.capCentreOffset

    implicitWidth: root.board ? Theme.plates.boardWidth * root.fontSize
        : letters.width + 2 * Theme.plates.padX * root.fontSize
    implicitHeight: (root.board ? Theme.plates.boardHeight : Theme.plates.height) * root.fontSize
    radius: Theme.plates.radius * root.fontSize
    color: root.outlined ? root.ink : root.field
    Accessible.role: Accessible.StaticText
    Accessible.name: root.number

    Rectangle {
        visible: root.outlined
        anchors.fill: parent
        anchors.margins: Theme.plates.outlineBand * root.fontSize
        radius: root.radius - anchors.margins
        color: root.field
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: root.inset * root.fontSize
        radius: root.outlined ? root.radius - anchors.margins
            : Theme.plates.keylineRadius * root.fontSize
        color: "transparent"
        border.width: Math.max(1, root.keyline * root.fontSize)
        border.color: root.ink
    }
    Row {
        id: letters

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.offset * root.fontSize
        spacing: Theme.plates.letterGap * root.fontSize

        Label {
            text: root.number.slice(0, 1)
            size: root.fontSize
            weight: Theme.plates.weight
            color: root.ink
            Accessible.ignored: true
        }
        Label {
            text: root.number.slice(1)
            size: root.fontSize
            weight: Theme.plates.weight
            color: root.ink
            Accessible.ignored: true
        }
    }
}
