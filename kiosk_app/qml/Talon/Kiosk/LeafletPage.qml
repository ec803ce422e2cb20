pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// What a visit needs: papers, how long, how much, where; on paper too. A long list is set smaller.
Item {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property LeafletModel page: root.vm.leaflet
    readonly property bool wide: root.sizes.landscape
    readonly property real half: root.wide ? (root.width - 2 * root.sizes.margin - root.sizes.gap) / 2
        : root.width - 2 * root.sizes.margin
    readonly property int letters: root.page.papers.reduce((sum, paper) => sum + paper.length + 20, 0)
    readonly property bool long: root.letters > 330
    readonly property real listSize: root.sizes.type
        * (root.wide ? (root.long ? (root.sizes.large ? 6.9 : 7.6) : 9.5) : root.long ? (root.sizes.large ? 8 : 9) : 11)
    readonly property real factSize: root.sizes.type * (root.wide ? 7.8 : root.long ? (root.sizes.large ? 7.4 : 8.6) : 9.5)

    Title {
        id: title

        x: root.sizes.margin
        y: root.wide ? 0 : root.sizes.unit * 2
        width: root.width - 2 * x
        sizes: root.sizes
        titleSize: root.wide || root.sizes.large ? root.sizes.unit * 17 : root.sizes.h1
        title: root.page.title
        note: root.wide && root.long ? "" : root.page.about
    }
    Panel {
        id: list

        sizes: root.sizes
        x: root.sizes.margin
        y: title.y + title.height + root.sizes.unit * (root.wide ? 3 : 9)
        width: root.half
        height: column.implicitHeight + 2 * column.y

        Column {
            id: column

            x: root.sizes.unit * 12
            y: root.sizes.unit * (root.wide ? 6 : 9)
            width: parent.width - 2 * x
            spacing: root.listSize * (root.long ? 0.15 : 0.35)

            Label {
                objectName: "list-title"
                width: parent.width
                text: root.page.listTitle
                size: root.listSize
                weight: Theme.bold
                wrapMode: Text.Wrap
            }
            Repeater {
                model: root.page.papers

                Bullet {
                    required property string modelData

                    sizes: root.sizes
                    width: column.width
                    text: modelData
                    size: root.listSize
                }
            }
        }
    }
    Column {
        id: facts

        x: root.wide ? root.width - root.sizes.margin - root.half : root.sizes.margin
        y: root.wide ? list.y : list.y + list.height + root.sizes.unit * 7
        width: root.half
        spacing: root.sizes.unit * (root.wide ? 1.5 : 3)

        Repeater {
            model: root.page.labels

            Column {
                id: fact

                required property string modelData
                required property int index

                width: facts.width

                Label {
                    width: parent.width
                    text: fact.modelData
                    size: root.factSize * 0.93
                    muted: true
                    wrapMode: Text.Wrap
                }
                Label {
                    width: parent.width
                    text: root.page.facts[fact.index] ?? ""
                    size: root.factSize
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    QrFrame {
        id: code

        visible: root.page.url !== ""
        sizes: root.sizes
        x: facts.x
        width: root.sizes.unit * (root.wide ? 46 : 66)
        height: width
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.sizes.unit * (root.wide ? 5 : 14)
        url: root.page.url
        name: root.page.told
    }
    Label {
        objectName: "told"
        visible: text !== ""
        x: facts.x + (code.visible ? code.width + root.sizes.gap * 1.5 : 0)
        width: root.half - (x - facts.x)
        y: code.visible ? code.y + (code.height - height) / 2 : printer.y - height - root.sizes.unit * (root.wide ? 3 : 6)
        text: root.page.told
        size: root.wide ? root.factSize : root.sizes.body
        weight: Theme.bold
        wrapMode: Text.Wrap
    }
    SecondaryButton {
        id: printer

        objectName: "leaflet:print"
        visible: root.page.button !== ""
        x: facts.x
        width: root.half
        height: root.sizes.unit * (root.wide ? 30 : 40)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.sizes.unit * (root.wide ? 5 : 14)
        busy: root.page.isBusy
        iconName: "printer"
        text: root.page.button
        fontSize: root.sizes.label
        radius: root.sizes.tileRadius
        lineWidth: root.sizes.line
        onTriggered: root.vm.choose("leaflet:print")
    }
}
