pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// Eight digits of a booking, or a ticket's number and code; or their QR at the scanner.
Item {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property CodeModel page: root.vm.code
    readonly property bool wide: root.sizes.landscape
    readonly property bool spread: root.wide && root.sizes.lowReach // keys beneath, across the panel
    readonly property real half: root.wide ? root.width * 0.5 : root.width
    readonly property real upper: root.wide && !root.spread ? 0 : root.sizes.lowReach ? root.sizes.reach - root.sizes.header
        : (link.visible ? link.y + link.height : scan.visible ? scan.y + scan.height : field.y + field.height) + root.sizes.gap
    readonly property int lines: Math.ceil((root.page.keys.length + 1) / pad.columns)
    readonly property real keyHeight: Math.min(root.sizes.unit * (root.wide ? 31 : 43),
        (send.y - pad.anchors.bottomMargin - root.upper - (root.lines - 1) * root.sizes.gap) / root.lines)

    Title {
        id: title

        x: root.sizes.margin
        y: root.sizes.gap * 0.5
        width: root.half - 2 * x
        sizes: root.sizes
        title: root.page.title
        note: root.page.text
        noteIcon: root.page.isAmiss ? "info" : ""
        isTelling: root.page.isAmiss
    }
    Panel {
        id: field

        sizes: root.sizes
        x: (root.spread ? root.half : 0) + root.sizes.margin
        y: root.spread ? root.sizes.gap : title.y + title.height + root.sizes.unit * 12
        width: root.half - 2 * root.sizes.margin
        height: root.sizes.unit * 44
        border.color: Theme.lineStrong

        Label {
            objectName: "digits"
            anchors.fill: parent
            anchors.margins: root.sizes.pad * 0.5
            text: root.page.digits
            size: root.sizes.unit * 28
            weight: Theme.bold
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            Accessible.role: Accessible.EditableText
            Accessible.name: root.page.text === "" ? root.page.title : root.page.text
            Accessible.description: root.page.digits
        }
    }
    Row {
        id: scan

        visible: root.page.scanHint !== ""
        x: field.x
        y: field.y + field.height + root.sizes.unit * 8
        spacing: root.sizes.unit * 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "qr"
            size: root.sizes.unit * 12
            color: Theme.primary
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: root.half - 2 * root.sizes.margin - root.sizes.unit * 18
            text: root.page.scanHint
            size: root.sizes.body
            wrapMode: Text.Wrap
        }
    }
    SecondaryButton {
        id: link

        objectName: "link"
        visible: root.page.link !== "" && !root.sizes.lowReach
        x: root.sizes.margin
        y: scan.y + scan.height + root.sizes.unit * 7
        width: root.half - 2 * x
        height: root.sizes.target
        text: root.page.link
        iconName: "ticket"
        fontSize: root.sizes.unit * 9.5
        radius: root.sizes.barRadius
        lineWidth: root.sizes.line
        onTriggered: root.vm.choose(root.page.linkAct)
    }
    Grid {
        id: pad

        readonly property real key: (width - (columns - 1) * spacing) / columns

        x: root.wide && !root.spread ? root.half : root.sizes.margin
        width: root.width - x - root.sizes.margin
        anchors.bottom: send.top
        anchors.bottomMargin: root.sizes.unit * (root.spread ? 4 : 10)
        columns: (root.page.keys.length > 12 ? 4 : 3) * (root.spread ? 2 : 1)
        spacing: root.sizes.gap

        component Digit: SecondaryButton {
            width: pad.key
            height: root.keyHeight
            stacked: true
            fontSize: root.sizes.unit * 16
            radius: root.sizes.barRadius
            lineWidth: root.sizes.line
        }
        Repeater {
            model: root.page.keys

            Item {
                id: place

                required property string modelData

                width: pad.key
                height: root.keyHeight

                Digit {
                    objectName: "key:" + text
                    visible: text !== ""
                    text: place.modelData
                    onTriggered: root.vm.type(text)
                }
            }
        }
        Digit {
            objectName: "erase"
            text: root.page.erase
            iconName: "backspace"
            fontSize: root.sizes.unit * 8
            onTriggered: root.vm.erase()
        }
    }
    PrimaryButton {
        id: send

        objectName: "send"
        x: pad.x
        width: pad.width
        height: root.sizes.unit * (root.wide ? 38 : 52)
        anchors { bottom: parent.bottom; bottomMargin: root.sizes.unit * (root.wide ? 5 : 14) }
        centered: true
        enabled: root.page.canSend
        busy: root.page.isBusy
        text: root.page.button
        fontSize: root.sizes.primary
        radius: root.sizes.tileRadius
        onTriggered: root.vm.sendCode()
    }
}
