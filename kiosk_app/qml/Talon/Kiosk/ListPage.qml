pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kiosk.Models

// A title and rows: topics, services, classes, comfort, languages. Seven rows at most.
Item {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property ChoicesModel page: root.vm.list
    readonly property bool low: root.sizes.lowReach
    readonly property int columns: root.low && root.sizes.landscape && rows.count > 6 ? 3
        : root.sizes.landscape || root.low && rows.count > 4 ? 2 : 1
    readonly property int lines: Math.max(1, Math.ceil(rows.count / root.columns))
    readonly property real upper: root.low ? root.sizes.reach - root.sizes.header
        : title.y + title.height + root.sizes.unit * (root.sizes.landscape ? 8 : 12)
    readonly property real room: root.height - root.upper - root.sizes.unit * 9
    readonly property real rowHeight: Math.min(root.sizes.unit * 43,
        (root.room - (root.lines - 1) * root.sizes.gap) / root.lines)

    Title {
        id: title

        x: root.sizes.margin
        y: root.sizes.gap * 0.5
        width: root.width - 2 * x
        sizes: root.sizes
        title: root.page.title
        note: root.page.note
    }
    Grid {
        x: root.sizes.margin
        y: root.upper
        columns: root.columns
        spacing: root.sizes.gap

        Repeater {
            id: rows

            model: root.page.rows

            ChoiceRow {
                id: row

                sizes: root.sizes
                titleSize: root.sizes.type * (root.columns > 1 ? (row.title.length > 60 ? 8 : 9.6) : 11.5)
                line: root.columns > 1 && (root.low || root.sizes.large) ? "" : row.about
                endIcon: root.columns > 1 && row.end === "chevron" ? "" : row.end
                width: (root.width - 2 * root.sizes.margin - (root.columns - 1) * root.sizes.gap)
                    / root.columns
                height: root.rowHeight
                onPicked: act => root.vm.choose(act)
            }
        }
    }
}
