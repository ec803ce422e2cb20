import QtQuick
import QtQuick.Templates as T

// Every other thing to do; `stacked` puts the icon above the word, as in the kiosk's bottom bar.
T.AbstractButton {
    id: root

    property string iconName
    property string keyCap
    property real fontSize: Theme.desk.button
    property real iconSize: Math.round(root.fontSize * (root.stacked ? 1.25 : 1.45))
    property real radius: Theme.radiusScreenConsole
    property real lineWidth: Theme.hair
    property bool stacked: false
    property bool selected: false
    property bool busy: false
    readonly property color ink: !root.enabled ? Theme.textMuted
        : root.selected ? (Theme.contrast ? Theme.surface : Theme.textOnPrimary) : Theme.text

    implicitWidth: layout.implicitWidth + root.fontSize * 1.8
        + (cap.visible ? cap.implicitWidth + root.fontSize * 0.6 : 0)
    implicitHeight: Theme.desk.buttonHeight
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.description: root.keyCap
    Accessible.selected: root.selected // the template writes its own `checked` over ours
    Keys.onReturnPressed: root.press()
    Keys.onEnterPressed: root.press()
    onClicked: root.press()

    signal triggered

    function press(): void {
        if (root.enabled && !root.busy)
            root.triggered();
    }

    background: Frame {
        radius: root.radius
        lineWidth: root.lineWidth
        dashed: !root.enabled
        color: root.selected ? (Theme.contrast ? Theme.text : Theme.primary)
            : root.down || root.busy ? Theme.primarySoft : Theme.surfaceRaised

        FocusRing {
            visible: root.visualFocus
            radius: root.radius
        }
    }
    contentItem: Item {
        Grid {
            id: layout

            columns: root.stacked || root.iconName === "" ? 1 : 2
            spacing: Math.round(root.fontSize * (root.stacked ? 0.15 : 0.5))
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter
            x: Math.round(root.stacked || !cap.visible ? (parent.width - width) / 2
                : root.fontSize * 0.85)
            y: Math.round((parent.height - height) / 2)

            Icon {
                visible: root.iconName !== ""
                name: root.iconName
                size: root.iconSize
                color: root.ink
            }
            Label {
                text: root.text
                size: root.fontSize
                weight: Theme.medium
                color: root.ink
                Accessible.ignored: true
            }
        }
        KeyCap {
            id: cap

            anchors.right: parent.right
            anchors.rightMargin: root.fontSize * 0.75
            anchors.verticalCenter: parent.verticalCenter
            text: root.keyCap
            ink: root.ink
        }
    }
}
