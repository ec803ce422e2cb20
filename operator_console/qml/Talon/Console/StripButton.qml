import QtQuick
import QtQuick.Templates as T
import Talon.Kit

// A quiet word of the strip that may be clicked.
T.AbstractButton {
    id: root

    signal triggered

    implicitWidth: label.implicitWidth + Theme.space16
    implicitHeight: 36
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Keys.onReturnPressed: root.triggered()
    Keys.onEnterPressed: root.triggered()
    onClicked: root.triggered()

    background: Rectangle {
        radius: Theme.radiusScreenTag
        color: root.down || root.hovered ? Theme.primarySoft : "transparent"

        FocusRing {
            visible: root.visualFocus
            radius: Theme.radiusScreenTag
        }
    }
    contentItem: Label {
        id: label

        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: root.text
        weight: Theme.medium
        color: root.enabled ? Theme.primary : Theme.textMuted
        Accessible.ignored: true
    }
}
