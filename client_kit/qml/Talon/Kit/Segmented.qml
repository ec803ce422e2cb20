pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

// One of a few, all seen at once; arrow keys move within it. It shows `currentIndex` and asks by `chosen`.
FocusScope {
    id: root

    property list<string> labels
    property int currentIndex: 0
    property real fontSize: Theme.desk.button
    property real radius: Theme.radiusScreenConsole
    property real lineWidth: Theme.hair
    property real minimumPart: 0
    property real gap: 0 // for fingers the parts stand apart
    property string name

    signal chosen(int index)

    implicitWidth: parts.implicitWidth
    implicitHeight: 40
    Accessible.role: Accessible.PageTabList
    Accessible.name: root.name
    Keys.onLeftPressed: root.step(-1)
    Keys.onRightPressed: root.step(1)

    function step(by: int): void {
        const next = root.currentIndex + by;
        if (next >= 0 && next < root.labels.length)
            root.chosen(next);
    }

    Rectangle {
        visible: root.gap === 0
        anchors.fill: parent
        radius: root.radius
        color: Theme.surfaceRaised
    }
    Row {
        id: parts

        anchors.fill: parent
        spacing: root.gap

        Repeater {
            model: root.labels.length

            T.AbstractButton {
                id: part

                required property int index
                readonly property bool current: part.index === root.currentIndex
                readonly property bool apart: root.gap > 0
                readonly property bool first: part.apart || part.index === 0
                readonly property bool last: part.apart || part.index === root.labels.length - 1

                objectName: root.objectName + "." + part.index
                implicitWidth: Math.max(root.minimumPart, label.implicitWidth + root.fontSize * 1.4)
                width: (root.width + root.gap) / root.labels.length - root.gap
                height: parts.height
                focus: part.current
                focusPolicy: part.current ? Qt.StrongFocus : Qt.ClickFocus
                text: root.labels[part.index]
                Accessible.role: Accessible.PageTab
                Accessible.name: part.text
                Accessible.selected: part.current
                onClicked: root.chosen(part.index)

                background: Rectangle {
                    color: part.current ? Theme.primary : part.down ? Theme.primarySoft : part.apart ? Theme.surfaceRaised : "transparent"
                    border.width: part.apart ? root.lineWidth : 0
                    border.color: Theme.lineStrong
                    topLeftRadius: part.first ? root.radius : 0
                    bottomLeftRadius: part.first ? root.radius : 0
                    topRightRadius: part.last ? root.radius : 0
                    bottomRightRadius: part.last ? root.radius : 0
                }
                contentItem: Label {
                    id: label

                    text: part.text
                    size: root.fontSize
                    weight: Theme.medium
                    color: part.current ? Theme.textOnPrimary : Theme.text
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.ignored: true
                }
                Rectangle {
                    visible: !part.last && !part.current && part.index + 1 !== root.currentIndex
                    anchors.right: parent.right
                    width: root.lineWidth
                    height: parent.height
                    color: Theme.line
                }
            }
        }
    }
    Rectangle {
        visible: root.gap === 0
        anchors.fill: parent
        radius: root.radius
        color: "transparent"
        border.width: root.lineWidth
        border.color: Theme.lineStrong
    }
    FocusRing {
        visible: root.activeFocus
        radius: root.radius
    }
}
