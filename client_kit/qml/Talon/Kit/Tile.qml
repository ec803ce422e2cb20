import QtQuick
import QtQuick.Templates as T

// A large choice: icon over the words, or beside them when `flat` (low reach).
T.AbstractButton {
    id: root

    property string iconName
    property real fontSize: 46
    property real iconSize: root.flat ? root.fontSize * 1.3 : root.fontSize * 1.8
    property real radius: 32
    property real pad: 40
    property real lineWidth: Theme.lineKiosk
    property bool flat: false
    readonly property bool lit: root.down || (Theme.contrast && root.visualFocus)
    readonly property color ink: !root.enabled ? Theme.textMuted
        : root.lit && Theme.contrast ? Theme.textOnPrimary : Theme.text

    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Frame {
        radius: root.radius
        lineWidth: Theme.contrast ? Theme.lineContrastTheme : root.lineWidth
        lineColor: Theme.line
        dashed: !root.enabled
        color: !root.lit ? Theme.surfaceRaised : Theme.contrast ? Theme.primary : Theme.primarySoft

        FocusRing {
            visible: root.visualFocus
            radius: root.radius
            ring: Theme.lineFocusRing * 2
        }
    }
    contentItem: Item {
        Icon {
            x: root.pad
            y: root.flat ? (parent.height - height) / 2 : root.pad
            name: root.iconName
            size: root.iconSize
            color: !root.enabled ? Theme.textMuted : root.lit && Theme.contrast ? root.ink : Theme.primary
        }
        Label {
            x: root.flat ? root.pad * 1.5 + root.iconSize : root.pad
            y: root.flat ? (parent.height - height) / 2 : parent.height - height - root.pad
            width: parent.width - x - root.pad * 0.5
            wrapMode: Text.Wrap
            text: root.text
            size: root.fontSize
            lineHeight: 1.0
            weight: Theme.medium
            color: root.ink
            Accessible.ignored: true
        }
    }
}
