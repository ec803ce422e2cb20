import QtQuick
import QtQuick.Templates as T

// Yes or no, with its words.
T.CheckBox {
    id: root

    property real fontSize: Theme.desk.base
    property real box: 22

    implicitWidth: root.text === "" ? root.box : label.implicitWidth
    implicitHeight: Math.max(root.box, label.implicitHeight) + 8
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.text
    Accessible.checked: root.checked

    indicator: Rectangle {
        y: (root.height - height) / 2
        width: root.box
        height: root.box
        radius: Theme.radiusScreenTag
        color: root.checked ? Theme.primary : Theme.surfaceRaised
        border.width: root.checked ? 0 : Theme.hair
        border.color: Theme.lineStrong

        Icon {
            visible: root.checked
            anchors.centerIn: parent
            name: "check"
            size: root.box * 0.75
            stroke: 2.6
            color: Theme.textOnPrimary
        }
        FocusRing {
            visible: root.visualFocus
            radius: Theme.radiusScreenTag
        }
    }
    contentItem: Label {
        id: label

        leftPadding: root.text === "" ? 0 : root.box + root.fontSize * 0.75
        text: root.text
        size: root.fontSize
        Accessible.ignored: true
    }
}
