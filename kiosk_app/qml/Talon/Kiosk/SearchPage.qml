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
    readonly property bool low: root.sizes.lowReach
    readonly property int columns: root.low && root.wide ? 4 : root.wide || root.low ? 2 : 1
    readonly property real betweenRows: root.wide ? root.sizes.unit * 3.5 : root.sizes.gap
    readonly property real inner: root.width - 2 * root.sizes.margin
    readonly property real upper: root.low ? root.sizes.reach - root.sizes.header : field.y + field.height + root.sizes.gap
    readonly property real below: keys.y - root.upper - root.betweenRows
    readonly property int lines: Math.max(1, Math.ceil(rows.count / root.columns))

    Label {
        id: title

        objectName: "title"
        visible: !root.low || root.wide
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
        y: root.low ? keys.y - height - root.betweenRows : root.upper
        columns: root.columns
        spacing: root.betweenRows

        Repeater {
            id: rows

            model: root.page.rows

            ChoiceRow {
                id: row

                line: root.columns > 1 && !row.act.startsWith("elsewhere:") ? "" : row.about
                endIcon: root.columns > 1 ? "" : row.end
                titleSize: root.columns === 4 ? root.sizes.unit * 9.6 : root.sizes.type * (root.columns === 2 ? 9.6 : 11.5)
                iconSize: root.sizes.unit * (root.columns === 4 ? 12 : 18.5)
                pad: root.sizes.unit * (root.columns === 4 ? 5 : 10.4)
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
        anchors.bottomMargin: root.sizes.unit * (root.wide ? 3.5 : 10)
        sizes: root.sizes
        keys: root.page.keys
        space: root.page.space
        erase: root.page.erase
        keyHeight: root.sizes.unit * (root.wide ? 23.2 : root.low ? 25 : 29)
        onTyped: letter => root.vm.type(letter)
        onErased: root.vm.erase()
    }
}
