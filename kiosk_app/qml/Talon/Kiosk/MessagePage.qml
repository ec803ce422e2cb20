import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// One sentence that matters, what to do about it, and at most two buttons.
Item {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property MessageModel page: root.vm.message
    readonly property bool low: root.sizes.lowReach
    readonly property bool counts: root.page.seconds >= 0
    readonly property real upper: root.low ? root.sizes.reach - root.sizes.header
        : root.page.primary !== "" ? root.height * 0.55 : root.height

    Column {
        id: column

        x: root.sizes.margin
        width: root.width - 2 * x
        y: root.sizes.landscape ? 0 : Math.max(0, (root.low ? root.upper : root.height * (root.page.primary !== "" ? 0.73 : 0.93)) * 0.5
            - height * 0.5 + root.sizes.unit * (root.counts ? -14 : 0))
        spacing: root.sizes.unit * (root.sizes.landscape ? 6 : 13)

        Icon {
            visible: root.page.icon !== "" && !root.counts
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.page.icon
            size: root.sizes.unit * (root.sizes.landscape ? 34 : 54)
            color: Theme.textMuted
        }
        Ring {
            visible: root.counts
            anchors.horizontalCenter: parent.horizontalCenter
            sizes: root.sizes
            seconds: root.page.seconds
            of: root.page.ofSeconds
        }
        Label {
            objectName: "title"
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, root.sizes.unit * 190 * (root.sizes.large ? 1.15 : 1))
            text: root.page.title
            size: root.sizes.h1
            weight: Theme.bold
            lineHeight: 0.88
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        Label {
            objectName: "text"
            visible: text !== ""
            width: parent.width
            text: root.page.text
            size: root.sizes.label
            lineHeight: 1.02
            muted: root.counts
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            objectName: "aside"
            visible: text !== ""
            width: parent.width
            text: root.page.aside
            size: root.sizes.body * 1.08
            muted: true
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        Panel {
            visible: root.page.pill !== ""
            anchors.horizontalCenter: parent.horizontalCenter
            sizes: root.sizes
            width: Math.min(parent.width, pill.implicitWidth + root.sizes.unit * 26)
            height: Math.max(root.sizes.unit * 31, pill.implicitHeight + root.sizes.unit * 10)

            Row {
                id: pill

                anchors.centerIn: parent
                spacing: root.sizes.unit * 8

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "repeat"
                    size: root.sizes.unit * 10
                    color: Theme.primary
                }
                Label {
                    objectName: "pill"
                    width: Math.min(implicitWidth, column.width - root.sizes.unit * 44)
                    text: root.page.pill
                    size: root.sizes.body
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    Grid {
        id: buttons

        readonly property real cell: (width - (columns - 1) * spacing) / columns

        visible: root.page.primary !== ""
        columns: root.sizes.landscape && root.page.secondary !== "" ? 2 : 1
        x: root.sizes.landscape ? root.width * (columns === 2 ? 0.12 : 0.25) : root.sizes.margin
        width: root.width - 2 * x
        y: root.low ? root.height - height - root.sizes.unit * 14
            : column.y + column.height + root.sizes.unit * (root.sizes.landscape ? 8 : 20)
        spacing: root.sizes.gap

        PrimaryButton {
            objectName: "primary"
            width: buttons.cell
            height: root.sizes.unit * (root.sizes.landscape ? 36 : 46)
            text: root.page.primary
            centered: true
            fontSize: root.sizes.unit * 14.5
            radius: root.sizes.tileRadius
            onTriggered: root.vm.choose(root.page.primaryAct)
        }
        SecondaryButton {
            objectName: "secondary"
            visible: root.page.secondary !== ""
            width: buttons.cell
            height: root.sizes.unit * (root.sizes.landscape ? 36 : 38)
            text: root.page.secondary
            fontSize: root.sizes.label
            radius: root.sizes.tileRadius
            lineWidth: root.sizes.line
            onTriggered: root.vm.choose(root.page.secondaryAct)
        }
    }
}
