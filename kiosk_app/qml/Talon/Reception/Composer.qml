pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// Under the rows: services chosen so far, the visitor's language, the right claimed, the button.
Item {
    id: root

    required property var vm
    readonly property var desk: root.vm.desk
    readonly property var state_: root.desk.work.state

    implicitHeight: body.height

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    Column {
        id: body

        x: Theme.desk.margin
        width: parent.width - 2 * x
        topPadding: Theme.space12
        bottomPadding: Theme.space12
        spacing: Theme.space8

        ChosenServices {
            width: parent.width
            model: root.desk.work
            words: root.vm.words
        }
        Banner {
            objectName: "claim"
            visible: root.state_.claim !== ""
            width: parent.width
            pad: Theme.space12
            kind: "info"
            iconName: "shield-check"
            title: root.state_.claim
            text: root.state_.document
            radius: Theme.radiusScreenConsole
        }
        Banner {
            objectName: "warning"
            visible: root.state_.warning !== ""
            width: parent.width
            pad: Theme.space12
            iconName: "warning"
            title: root.state_.warning
            radius: Theme.radiusScreenConsole
        }
        Row {
            visible: root.state_.composes
            width: parent.width
            height: 40
            spacing: Theme.desk.gap

            Segmented {
                id: languages

                objectName: "language"
                width: 168
                height: parent.height
                fontSize: 13
                name: "Ctrl+L"
                labels: root.state_.languages
                currentIndex: root.state_.language
                activeFocusOnTab: false
                onChosen: index => root.desk.work.speak(index)
            }
            KeyCap {
                id: languageKey

                anchors.verticalCenter: parent.verticalCenter
                text: "Ctrl+L"
                ink: Theme.textMuted
            }
            Item {
                width: parent.width - languages.width - languageKey.width - right.width
                    - 3 * Theme.desk.gap
                height: 1
            }
            SecondaryButton {
                id: right

                objectName: "right"
                width: 132
                height: parent.height
                text: root.vm.words.right
                iconName: "shield-check"
                keyCap: "F9"
                focusPolicy: Qt.NoFocus
                onTriggered: root.desk.ask_class()
            }
        }
        PrimaryButton {
            objectName: "confirm"
            width: parent.width
            text: root.state_.confirm
            iconName: root.state_.sign
            keyCap: "Enter"
            enabled: root.state_.ready
            focusPolicy: Qt.NoFocus
            onTriggered: root.desk.work.enter()
        }
    }
}
