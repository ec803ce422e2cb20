pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// A query typed on the kiosk's own keyboard, and what it finds.
Item {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property SearchModel page: root.vm.search
    readonly property bool wide: root.sizes.landscape
    readonly property bool low: root.sizes.lowReach && !root.wide
    readonly property int columns: root.wide || root.low ? 2 : 1
    readonly property real inner: root.width - 2 * root.sizes.margin
    readonly property real upper: root.low ? root.sizes.reach - root.sizes.header : field.y + field.height + root.sizes.gap
    readonly property real below: keys.y - root.upper - root.sizes.unit * 6
    readonly property int lines: Math.max(1, Math.ceil(rows.count / root.columns))

    Label {
        id: title

        objectName: "title"
        visible: !root.low
        x: root.sizes.margin
        width: root.inner
        text: root.page.title
        size: root.wide ? root.sizes.h1 * 0.7 : root.sizes.h1
        weight: Theme.bold
        Accessible.role: Accessible.Heading
    }
    Panel {
        id: field

        sizes: root.sizes
        x: root.sizes.margin
        y: title.height + root.sizes.gap
        width: root.inner
        height: root.sizes.unit * (root.wide ? 26 : 32)
        border.color: Theme.lineStrong

        Icon {
            id: glass

            x: root.sizes.unit * 9
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            size: root.sizes.unit * 13
            color: Theme.primary
        }
        Label {
            objectName: "query"
            anchors.left: glass.right
            anchors.leftMargin: root.sizes.unit * 7
            anchors.right: parent.right
            anchors.rightMargin: root.sizes.unit * 7
            anchors.verticalCenter: parent.verticalCenter
            text: root.page.query === "" ? root.page.hint : root.page.query + "▏"
            muted: root.page.query === ""
            size: root.sizes.label
            weight: root.page.query === "" ? Theme.regular : Theme.medium
            elide: Text.ElideLeft
            Accessible.role: Accessible.EditableText
            Accessible.name: root.page.hint
            Accessible.description: root.page.query
        }
    }
    Grid {
        id: found

        x: root.sizes.margin
        y: root.low ? keys.y - height - root.sizes.gap : root.upper
        columns: root.columns
        spacing: root.sizes.gap * 0.8

        Repeater {
            id: rows

            model: root.page.rows

            ChoiceRow {
                id: row

                line: root.columns === 2 && !row.act.startsWith("elsewhere:") ? "" : row.about
                endIcon: root.columns === 2 ? "" : row.end
                titleSize: root.sizes.type * (root.columns === 2 ? 9.6 : 11.5)
                sizes: root.sizes
                width: (root.inner - (root.columns - 1) * found.spacing) / root.columns
                height: Math.min(root.sizes.unit * (rows.count === 1 ? 46 : 36),
                    (root.below - (root.lines - 1) * found.spacing) / root.lines)
                onPicked: act => root.vm.choose(act)
            }
        }
    }
    KioskKeys {
        id: keys

        x: root.sizes.margin
        width: root.inner
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.sizes.unit * (root.wide ? 5 : 10)
        sizes: root.sizes
        rows: root.page.keys
        space: root.page.space
        erase: root.page.erase
        keyHeight: root.sizes.unit * (root.wide ? 22 : 29)
        onTyped: letter => root.vm.type(letter)
        onErased: root.vm.erase()
    }
}
