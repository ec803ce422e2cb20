import QtQuick
import Talon.Kit

// A claimed right: the document is shown, or it is not.
Rectangle {
    id: root

    required property string claim
    required property string text
    required property var words

    signal acted(string act)

    readonly property bool open: root.claim === "claimed"

    implicitHeight: Math.max(root.open ? 60 : 40, told.height + Theme.space16)
    radius: Theme.radiusScreenConsole
    color: Theme.primarySoft

    Icon {
        id: icon

        x: 14
        anchors.verticalCenter: parent.verticalCenter
        name: "shield-check"
        size: 20
        color: Theme.primary
    }
    Column {
        id: told

        anchors.left: icon.right
        anchors.leftMargin: Theme.space12
        anchors.right: answers.left
        anchors.rightMargin: Theme.space4
        anchors.verticalCenter: parent.verticalCenter

        Label {
            visible: root.open
            text: root.words.right
            weight: Theme.bold
        }
        Label {
            objectName: "claim.text"
            width: parent.width
            text: root.text
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }
    Row {
        id: answers

        anchors.right: parent.right
        anchors.rightMargin: Theme.space12
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space8
        visible: root.open
        width: visible ? implicitWidth : 0

        SecondaryButton {
            objectName: "act.confirm_class"
            implicitHeight: 36
            text: root.words.has
            focusPolicy: Qt.TabFocus
            onTriggered: root.acted("confirm_class")
        }
        SecondaryButton {
            objectName: "act.deny_class"
            implicitHeight: 36
            text: root.words.has_not
            focusPolicy: Qt.TabFocus
            onTriggered: root.acted("deny_class")
        }
    }
}
