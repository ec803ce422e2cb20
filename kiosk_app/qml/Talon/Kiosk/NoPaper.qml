import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// The same number without its paper: large QR, staff told, time to remember it.
Item {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property TicketModel page: root.vm.ticket
    readonly property bool wide: root.sizes.landscape
    readonly property real half: root.wide ? root.width * 0.5 : root.width

    Column {
        id: head

        x: root.sizes.margin
        width: root.half - 2 * x
        spacing: root.sizes.unit * (root.wide ? 1.5 : 4)

        Label {
            objectName: "title"
            width: parent.width
            text: root.page.title
            size: root.sizes.unit * (root.wide ? 18 : 21.5)
            weight: Theme.bold
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: root.sizes.h1 * 0.7
            Accessible.role: Accessible.Heading
        }
        Label {
            objectName: "text"
            width: parent.width
            text: root.page.text
            size: root.sizes.unit * (root.wide ? 9 : 10.5)
            lineHeight: 1.08
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        Item {
            width: 1
            height: root.sizes.unit * 3
        }
        Plate {
            objectName: "number"
            anchors.horizontalCenter: parent.horizontalCenter
            number: root.page.number
            fontSize: root.sizes.unit * (root.wide ? 44 : 60)
        }
        Label {
            objectName: "place"
            width: parent.width
            topPadding: root.sizes.unit * (root.wide ? 2 : 6)
            text: root.page.place.join("\n")
            size: root.sizes.unit * 12.3
            weight: Theme.bold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Panel {
        id: card

        sizes: root.sizes
        x: root.wide ? root.half : root.sizes.margin
        y: root.wide ? root.sizes.gap : told.y - height - root.sizes.unit * 9
        width: root.width - x - root.sizes.margin
        height: root.sizes.unit * 108

        QrFrame {
            id: code

            sizes: root.sizes
            x: root.sizes.unit * 10.3
            width: root.sizes.unit * 89
            height: width
            anchors.verticalCenter: parent.verticalCenter
            url: root.page.url
            name: root.page.explainedTitle
        }
        Column {
            anchors.left: code.right
            anchors.leftMargin: root.sizes.unit * 11
            anchors.right: parent.right
            anchors.rightMargin: root.sizes.unit * 5
            anchors.verticalCenter: parent.verticalCenter
            spacing: root.sizes.unit * 5

            Label {
                width: parent.width
                text: root.page.explainedTitle
                size: root.sizes.label
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
    }
    Row {
        id: told

        visible: root.page.told !== ""
        x: card.x + (card.width - width) / 2
        y: mine.y - height - root.sizes.unit * 10
        spacing: root.sizes.unit * 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "printer"
            size: root.sizes.unit * 11
            color: Theme.primary
        }
        Label {
            objectName: "told"
            anchors.verticalCenter: parent.verticalCenter
            text: root.page.told
            size: root.sizes.body
        }
    }
    PrimaryButton {
        id: mine

        objectName: "mine"
        x: card.x
        width: card.width
        height: root.sizes.unit * 40
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.sizes.unit * 14
        centered: true
        text: root.page.button
        fontSize: root.sizes.unit * 14
        radius: root.sizes.tileRadius
        onTriggered: root.vm.goHome()
    }
}
