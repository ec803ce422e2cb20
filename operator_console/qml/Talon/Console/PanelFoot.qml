import QtQuick
import Talon.Kit

// The panel's option, check and one button.
Item {
    id: root

    required property var panel
    readonly property var state_: root.panel.state

    implicitHeight: body.height

    Column {
        id: body

        x: Theme.desk.margin
        width: parent.width - 2 * x
        topPadding: Theme.space16
        bottomPadding: Theme.space16
        spacing: Theme.space12

        Item {
            visible: root.state_.options.length > 0
            width: parent.width
            height: 40 + (few ? 0 : 28)
            readonly property bool few: root.state_.options.length < 3

            Label {
                height: parent.few ? parent.height : 24
                text: root.state_.option
                size: 15
                weight: Theme.medium
            }
            Segmented {
                objectName: "panel.option"
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                width: parent.few ? 240 : parent.width
                fontSize: parent.few ? 14 : 13
                name: root.state_.option
                labels: root.state_.options
                currentIndex: root.state_.chosen_option
                onChosen: index => root.panel.set_option(index)
            }
        }
        Checkbox {
            objectName: "panel.check"
            visible: root.state_.check !== ""
            text: root.state_.check
            fontSize: 15
            checked: root.state_.checked
            onToggled: root.panel.set_checked(checked)
        }
        Banner {
            objectName: "panel.warning"
            visible: title !== ""
            width: parent.width
            pad: Theme.space12
            iconName: "warning"
            title: root.state_.warning
        }
        PrimaryButton {
            objectName: "panel.confirm"
            width: parent.width
            text: root.state_.confirm
            iconName: root.state_.icon
            keyCap: "Enter"
            enabled: root.state_.ready
            focusPolicy: Qt.TabFocus
            onTriggered: root.panel.confirm()
        }
        Label {
            visible: text !== ""
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.state_.hint
            muted: true
        }
    }
}
