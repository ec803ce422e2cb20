pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// Three steps, and whom to ask.
Item {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property HelpModel page: root.vm.help
    readonly property bool wide: root.sizes.landscape

    Title {
        id: title

        x: root.sizes.margin
        y: root.wide ? 0 : root.sizes.gap * 0.5
        width: root.width - 2 * x
        sizes: root.sizes
        titleSize: root.wide ? root.sizes.unit * 17 : root.sizes.h1
        title: root.page.title
    }
    Column {
        id: steps

        x: root.sizes.margin
        y: title.y + title.height + root.sizes.unit * (root.wide ? 2 : 12)
        width: root.width - 2 * x
        spacing: root.sizes.gap * (root.wide ? 0.5 : 1)

        Repeater {
            model: root.page.steps

            Panel {
                id: step

                required property string modelData
                required property int index

                sizes: root.sizes
                width: steps.width
                height: Math.max(root.sizes.unit * (root.wide ? 22 : 41), words.implicitHeight + root.sizes.pad)

                Label {
                    id: number

                    x: root.sizes.unit * 12
                    anchors.verticalCenter: parent.verticalCenter
                    text: step.index + 1
                    size: root.wide ? root.sizes.unit * 14 : root.sizes.h1
                    weight: Theme.bold
                    color: Theme.primary
                }
                Label {
                    id: words

                    anchors.left: number.right
                    anchors.leftMargin: root.sizes.unit * 12
                    anchors.right: parent.right
                    anchors.rightMargin: root.sizes.pad
                    anchors.verticalCenter: parent.verticalCenter
                    text: step.modelData
                    size: root.wide ? root.sizes.type * 9 : root.sizes.label
                    wrapMode: Text.Wrap
                }
            }
        }
        Label {
            objectName: "staff"
            width: parent.width
            topPadding: root.sizes.unit * (root.wide ? 0 : 8)
            text: root.page.staff
            size: root.wide ? root.sizes.type * 8 : root.sizes.body
            wrapMode: Text.Wrap
        }
    }
    Grid {
        id: ways

        x: root.sizes.margin
        width: root.width - 2 * x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.sizes.unit * (root.wide ? 4 : 14)
        columns: root.wide ? 2 : 1
        spacing: root.sizes.gap

        Repeater {
            model: root.page.rows

            ChoiceRow {
                sizes: root.sizes
                width: (ways.width - (ways.columns - 1) * ways.spacing) / ways.columns
                height: root.sizes.unit * (root.wide ? 28 : 41)
                onPicked: act => root.vm.choose(act)
            }
        }
    }
}
