pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Talon.Kit

// What to have with you; touched, it leads on to the whole list.
T.AbstractButton {
    id: root

    required property Sizes sizes
    property string title
    property list<string> papers
    property bool hidden: false
    property real size: root.sizes.body
    readonly property real inset: root.sizes.unit * (root.sizes.landscape ? 9 : 12.3)

    objectName: "papers"
    visible: root.title !== "" && !root.hidden
    implicitHeight: visible ? Math.max(root.sizes.target, column.implicitHeight + root.inset * 1.6) : 0
    focusPolicy: Qt.StrongFocus
    text: [root.title, ...root.papers].join(". ")
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Frame {
        radius: root.sizes.tileRadius
        lineWidth: root.sizes.line
        lineColor: Theme.line
        color: root.down ? Theme.primarySoft : Theme.surfaceRaised

        FocusRing {
            visible: root.visualFocus
            radius: root.sizes.tileRadius
            ring: Theme.lineFocusRing * 2
        }
    }
    Icon {
        id: end

        anchors.right: parent.right
        anchors.rightMargin: root.inset * 0.85
        y: root.papers.length === 0 ? (root.height - height) / 2 : root.inset * 0.8
        name: "chevron"
        size: root.sizes.label * 0.9
        color: Theme.textMuted
    }
    Column {
        id: column

        x: root.inset
        anchors.verticalCenter: parent.verticalCenter
        width: root.width - 2 * x
        spacing: root.sizes.unit * (root.sizes.landscape ? 1 : 3.2)

        Label {
            id: heading

            width: end.x - column.x - root.sizes.gap
            text: root.title
            size: root.size
            weight: Theme.bold
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Repeater {
            model: root.papers

            Bullet {
                required property string modelData

                sizes: root.sizes
                width: column.width
                text: modelData
                size: root.size
                ignored: true
            }
        }
    }
}
