import QtQuick
import QtQuick.Templates as T

// The one thing to do here. `busy` keeps a second press from doing anything until the answer came.
T.AbstractButton {
    id: root

    property string iconName
    property string keyCap
    property real fontSize: Theme.desk.primary
    property real radius: Theme.radiusScreenConsole
    property bool centered: false
    property bool busy: false
    readonly property color ink: root.enabled ? Theme.textOnPrimary : Theme.textMuted

    implicitWidth: face.implicitWidth + root.fontSize * 4
    implicitHeight: Theme.desk.primaryHeight
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.description: root.keyCap
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
        color: root.down || root.busy ? Theme.primaryPressed : Theme.primary
        lineWidth: root.enabled ? 0 : Theme.hair
        dashed: !root.enabled

        FocusRing {
            visible: root.visualFocus
            radius: root.radius
        }
    }
    contentItem: Item {
        Row {
            id: face

            x: Math.round(root.centered ? (parent.width - width) / 2 : root.fontSize)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Math.round(root.fontSize * 0.5)

            Icon {
                visible: root.iconName !== ""
                anchors.verticalCenter: parent.verticalCenter
                name: root.iconName
                size: Math.round(root.fontSize * 1.2)
                color: root.ink
            }
            Label {
                text: root.text
                size: root.fontSize
                weight: Theme.bold
                color: root.ink
                Accessible.ignored: true
            }
        }
        KeyCap {
            anchors.right: parent.right
            anchors.rightMargin: root.fontSize
            anchors.verticalCenter: parent.verticalCenter
            text: root.keyCap
            ink: root.ink
        }
    }
}
