import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// The number while its paper comes out: the yellow foot points at the slot.
Item {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property TicketModel page: root.vm.ticket
    readonly property bool wide: root.sizes.landscape
    readonly property real half: root.wide ? root.width * 0.5 : root.width

    Column {
        x: root.sizes.margin
        width: root.half - 2 * x
        spacing: root.sizes.unit * (root.wide ? 1 : 3)

        Label {
            objectName: "title"
            width: parent.width
            text: root.page.title
            size: root.wide ? root.sizes.unit * 19 : root.sizes.success
            weight: Theme.bold
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: root.sizes.h1 * 0.7
            Accessible.role: Accessible.Heading
        }
        Label {
            width: parent.width
            topPadding: root.sizes.unit * (root.wide ? 0 : 4)
            text: root.page.label
            size: root.sizes.body
            muted: true
            horizontalAlignment: Text.AlignHCenter
        }
        Plate {
            objectName: "number"
            anchors.horizontalCenter: parent.horizontalCenter
            number: root.page.number
            fontSize: root.wide ? root.sizes.unit * 44 : root.sizes.plate
        }
        Label {
            objectName: "services"
            width: parent.width
            topPadding: root.sizes.unit * (root.wide ? 2 : 7)
            text: root.page.services
            size: root.sizes.label
            weight: Theme.medium
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Panel {
        id: card

        sizes: root.sizes
        x: root.wide ? root.half : root.sizes.margin
        width: root.width - x - root.sizes.margin
        y: foot.y - height - root.sizes.unit * (root.wide ? 12 : 21.5)
        height: Math.max(root.sizes.unit * 92, words.implicitHeight + root.sizes.unit * 22)

        Column {
            id: words

            x: root.sizes.unit * 11.3
            width: code.x - x - root.sizes.unit * 8
            anchors.verticalCenter: parent.verticalCenter
            spacing: root.sizes.unit * 4

            Label {
                objectName: "place"
                width: parent.width
                text: root.page.place.join(" ")
                size: root.sizes.unit * 12.3
                weight: Theme.bold
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                text: root.page.explained
                size: root.sizes.unit * 9
                muted: true
                lineHeight: 1.05
                wrapMode: Text.Wrap
            }
        }
        QrFrame {
            id: code

            sizes: root.sizes
            width: root.sizes.unit * 61
            height: width
            anchors.right: parent.right
            anchors.rightMargin: root.sizes.unit * 11.3
            anchors.verticalCenter: parent.verticalCenter
            url: root.page.url
            name: root.page.explained
        }
    }
    Rectangle {
        id: foot

        width: parent.width
        height: root.sizes.unit * (root.wide ? 52 : 93)
        anchors.bottom: parent.bottom
        color: Theme.call

        Icon {
            x: root.sizes.unit * 22
            anchors.verticalCenter: parent.verticalCenter
            name: "arrow-down"
            size: root.sizes.unit * (root.wide ? 42 : 72)
            color: Theme.textOnCall
        }
        Column {
            x: root.sizes.unit * (root.wide ? 76 : 90.5)
            width: parent.width - x - root.sizes.margin
            anchors.verticalCenter: parent.verticalCenter
            spacing: root.sizes.unit * 3

            Label {
                objectName: "foot"
                width: parent.width
                text: root.page.foot
                size: root.sizes.unit * 15.5
                weight: Theme.bold
                color: Theme.textOnCall
                wrapMode: Text.Wrap
            }
            Label {
                objectName: "closes-in"
                width: parent.width
                text: root.page.closes
                size: root.sizes.body
                color: Theme.textOnCall
                wrapMode: Text.Wrap
            }
        }
    }
}
