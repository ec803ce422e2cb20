import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// The last thing handed over: the number to say, what became of its paper, a QR where there is none.
Rectangle {
    id: root

    required property var slip
    required property var words
    readonly property bool coded: root.slip.url !== ""
    readonly property bool numbered: root.slip.number !== ""
    readonly property color ink: root.slip.level === "breach" ? Theme.danger
        : root.slip.level === "ok" ? Theme.waitOk : Theme.text

    objectName: "slip"
    visible: root.slip.state !== ""
    implicitHeight: visible ? root.coded ? 164 : 116 : 0
    color: root.slip.level === "breach" ? Theme.dangerSoft : Theme.surface
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.slip.title + " " + root.slip.number

    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    Column {
        x: Theme.desk.margin
        width: (qr.visible ? qr.x : parent.width) - x - Theme.space12
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space8

        Row {
            spacing: Theme.space8

            Icon {
                visible: name !== ""
                anchors.verticalCenter: parent.verticalCenter
                name: root.slip.level === "ok" ? "ok" : root.slip.level === "breach" ? "breach" : ""
                size: 11
                color: root.ink
            }
            Label {
                objectName: "slip.title"
                text: root.slip.title
                size: 15
                weight: Theme.bold
                color: root.ink
            }
        }
        Grid {
            width: parent.width
            columns: root.coded || !root.numbered ? 1 : 2
            rowSpacing: Theme.space4
            columnSpacing: Theme.space12
            verticalItemAlignment: Grid.AlignVCenter

            Row {
                id: big

                visible: root.numbered || root.slip.code !== ""
                spacing: Theme.space12

                Plate {
                    objectName: "slip.number"
                    visible: root.numbered
                    number: root.slip.number
                    kind: "mine"
                    fontSize: root.coded ? 40 : 34
                }
                Label {
                    objectName: "slip.code"
                    anchors.verticalCenter: parent.verticalCenter
                    visible: text !== ""
                    text: root.slip.code
                    size: root.numbered ? 18 : 30
                    weight: root.numbered ? Theme.medium : Theme.bold
                }
            }
            Column {
                width: parent.width - (parent.columns === 2 ? big.width + Theme.space12 : 0)

                Label {
                    visible: text !== ""
                    width: parent.width
                    text: root.slip.line
                    weight: Theme.medium
                    elide: Text.ElideRight
                }
                Label {
                    objectName: "slip.detail"
                    visible: text !== ""
                    width: parent.width
                    text: root.slip.detail
                    size: root.numbered || root.slip.state === "refused" ? 14 : 16
                    weight: root.numbered ? Theme.regular : Theme.bold
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    Rectangle {
        id: qr

        visible: root.coded
        anchors.right: parent.right
        anchors.rightMargin: Theme.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        width: 136
        height: 136
        radius: Theme.radiusScreenTag
        color: "#FFFFFF"
        border.width: Theme.hair
        border.color: Theme.line
        Accessible.role: Accessible.Graphic
        Accessible.name: root.words.scan_me

        QrCode {
            objectName: "slip.qr"
            anchors.centerIn: parent
            width: 116
            height: 116
            url: root.slip.url
        }
    }
}
