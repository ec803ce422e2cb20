import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// One's own place in the queue, by the ticket's QR.
Item {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property WhereModel page: root.vm.where

    Column {
        x: root.sizes.margin
        y: root.sizes.landscape ? 0 : root.sizes.gap
        width: root.width - 2 * x
        spacing: root.sizes.unit * (root.sizes.landscape ? 5 : 14)

        Label {
            objectName: "title"
            width: parent.width
            text: root.page.title
            size: root.sizes.landscape ? root.sizes.unit * 17 : root.sizes.h1
            weight: Theme.bold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        Rectangle {
            visible: root.page.number !== ""
            anchors.horizontalCenter: parent.horizontalCenter
            width: plate.width + (root.page.isCall ? root.sizes.margin * 2 : 0)
            height: plate.height + (root.page.isCall ? root.sizes.margin * 2 : 0)
            radius: plate.radius
            color: root.page.isCall ? Theme.call : "transparent"

            Plate {
                id: plate

                objectName: "number"
                anchors.centerIn: parent
                number: root.page.number
                kind: root.page.isCall ? "call" : "mine"
                fontSize: root.sizes.unit * (root.sizes.landscape ? 38 : 60)
            }
        }
        Label {
            objectName: "state"
            width: parent.width
            text: root.page.state
            size: root.sizes.label * 1.2
            weight: Theme.bold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            objectName: "place"
            visible: text !== ""
            width: parent.width
            text: root.page.place
            size: root.sizes.label
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }
    PrimaryButton {
        objectName: "came-back"
        visible: root.page.button !== ""
        x: root.sizes.margin
        width: root.width - 2 * x
        height: root.sizes.landscape ? root.sizes.unit * 36 : root.sizes.button
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.sizes.unit * (root.sizes.landscape ? 6 : 14)
        centered: true
        text: root.page.button
        fontSize: root.sizes.primary
        radius: root.sizes.tileRadius
        onTriggered: root.vm.comeBack()
    }
}
