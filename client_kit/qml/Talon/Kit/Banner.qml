import QtQuick

// A strip that says something about now: danger (link lost), info (to check), call (come here).
Rectangle {
    id: root

    property string kind: "danger"
    property string title
    property string text
    property string iconName
    property real fontSize: 14
    property real pad: 16
    readonly property color ink: root.kind === "call" ? Theme.textOnCall : Theme.text
    readonly property color accent: root.kind === "danger" ? Theme.danger
        : root.kind === "call" ? Theme.textOnCall : Theme.primary

    implicitHeight: words.implicitHeight + root.pad * 2
    color: root.kind === "danger" ? Theme.dangerSoft
        : root.kind === "call" ? Theme.call : Theme.primarySoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text === "" ? root.title : root.title + " " + root.text

    Rectangle {
        visible: Theme.contrast
        anchors.fill: parent
        color: "transparent"
        border.width: 2
        border.color: root.accent
    }
    Icon {
        id: icon

        visible: root.iconName !== ""
        x: root.pad
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        size: root.fontSize * 1.5
        color: root.accent
    }
    Column {
        id: words

        x: icon.visible ? root.pad * 1.75 + icon.size : root.pad
        width: parent.width - x - root.pad
        anchors.verticalCenter: parent.verticalCenter

        Label {
            visible: text !== ""
            width: parent.width
            text: root.title
            size: root.fontSize
            weight: Theme.bold
            wrapMode: Text.Wrap
            color: root.ink
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: root.text
            size: root.fontSize
            wrapMode: Text.Wrap
            color: root.ink
            Accessible.ignored: true
        }
    }
}
