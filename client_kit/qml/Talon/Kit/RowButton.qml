import QtQuick
import QtQuick.Templates as T

// A choice as a row: icon, words, a line of explanation, chevron; `trailing` is said at the right.
T.AbstractButton {
    id: root

    property string iconName
    property string subtitle
    property string trailing
    property string endIcon: "chevron"
    property real fontSize: 46
    property real subtitleSize: root.fontSize * 0.7
    property real iconSize: root.fontSize * 1.35
    property real radius: 32
    property real pad: 48
    property real lineWidth: Theme.lineKiosk
    property bool selected: false

    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.selected: root.selected
    Accessible.name: root.subtitle === "" ? root.text : root.text + ". " + root.subtitle
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Frame {
        radius: root.radius
        lineWidth: Theme.contrast ? Theme.lineContrastTheme : root.lineWidth
        lineColor: root.selected ? Theme.primary : Theme.line
        dashed: !root.enabled
        color: root.down || root.selected ? Theme.primarySoft : Theme.surfaceRaised

        FocusRing {
            visible: root.visualFocus
            radius: root.radius
            ring: Theme.lineFocusRing * 2
        }
    }
    contentItem: Item {
        Icon {
            id: icon

            visible: root.iconName !== ""
            x: root.pad
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            size: root.iconSize
            color: root.enabled ? Theme.primary : Theme.textMuted
        }
        Column {
            x: icon.visible ? root.pad * 1.9 + root.iconSize : root.pad
            width: end.x - x - root.pad * 0.25
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                text: root.text
                size: root.fontSize
                weight: Theme.medium
                wrapMode: Text.Wrap
                color: root.enabled ? Theme.text : Theme.textMuted
                Accessible.ignored: true
            }
            Label {
                visible: text !== ""
                width: parent.width
                text: root.subtitle
                size: root.subtitleSize
                wrapMode: Text.Wrap
                muted: true
                Accessible.ignored: true
            }
        }
        Row {
            id: end

            anchors.right: parent.right
            anchors.rightMargin: root.pad
            anchors.verticalCenter: parent.verticalCenter
            spacing: root.pad * 0.5

            Label {
                anchors.verticalCenter: parent.verticalCenter
                visible: text !== ""
                text: root.trailing
                size: root.subtitleSize
                weight: Theme.medium
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: name !== ""
                name: root.endIcon
                size: root.fontSize * 0.9
                color: Theme.textMuted
            }
        }
    }
}
