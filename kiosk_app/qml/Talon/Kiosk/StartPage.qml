pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Talon.Kit
import Talon.Kiosk.Models

// Seven choices: four frequent services, everything, a booking, the search.
Item {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property StartModel page: root.vm.start
    readonly property bool low: root.sizes.lowReach
    readonly property bool wide: root.sizes.landscape
    readonly property int crowding: {
        let most = 0;
        for (let place = 0; place < tiles.count; place++)
            most = Math.max(most, (tiles.itemAt(place) as StartTile)?.crowds ?? 0);
        return most;
    }
    readonly property bool warned: root.page.notice !== ""
    readonly property string note: root.warned ? root.page.notice : root.page.note
    readonly property string noteIcon: root.warned ? "printer" : "people"
    readonly property bool oneColumn: !root.wide && !root.low

    Title {
        id: title

        x: root.sizes.margin
        y: root.low ? root.sizes.gap * 0.6 : root.sizes.gap * 0.5
        width: root.wide && !root.low ? root.width * 0.42 : root.low ? root.width * 0.62
            : root.width - 2 * x
        sizes: root.sizes
        titleSize: root.low ? root.sizes.success : root.sizes.h1
        noteSize: root.sizes.unit * (root.low ? 10.8 : 9)
        title: root.page.title
        note: root.wide && !root.low ? "" : root.note
        noteIcon: root.low && !root.warned ? "" : root.noteIcon
    }
    Icon {
        visible: wideNote.visible
        anchors.verticalCenter: wideNote.verticalCenter
        anchors.right: wideNote.right
        anchors.rightMargin: wideNote.contentWidth + root.sizes.gap * 0.6
        name: root.noteIcon
        size: root.sizes.type * 11
        color: Theme.textMuted
    }
    Label {
        id: wideNote

        objectName: "wide-note"
        visible: root.wide && !root.low && text !== ""
        anchors.right: parent.right
        anchors.rightMargin: root.sizes.margin
        anchors.left: title.right
        anchors.bottom: title.bottom
        anchors.bottomMargin: root.sizes.unit * 3
        text: root.note
        size: root.sizes.type * 9
        muted: true
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignRight
    }
    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.leftMargin: root.sizes.margin
        anchors.rightMargin: root.sizes.margin
        anchors.bottomMargin: root.sizes.unit * (root.wide ? 8 : 10.5)
        anchors.topMargin: root.low ? root.sizes.reach - root.sizes.header + root.sizes.unit * 8
            : title.y + title.height + root.sizes.unit * (root.wide ? 7 : 12)
        spacing: root.sizes.gap

        GridLayout {
            columns: root.wide ? 4 : 2
            columnSpacing: root.sizes.gap
            rowSpacing: root.sizes.gap
            uniformCellWidths: true
            uniformCellHeights: true
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(root.sizes.unit * (root.low ? 108 : root.wide ? 106 : 193),
                column.height - others.height - root.sizes.gap)

            Repeater {
                id: tiles

                model: root.page.tiles

                StartTile {
                    id: tile

                    sizes: root.sizes
                    low: root.low
                    crowding: root.crowding
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onClicked: root.vm.choose(tile.act)
                }
            }
        }
        GridLayout {
            id: others

            columns: root.oneColumn ? 1 : root.wide ? 3 : 2
            columnSpacing: root.sizes.gap
            rowSpacing: root.sizes.gap
            uniformCellWidths: !root.low
            Layout.fillWidth: true

            Repeater {
                model: root.page.rows

                ChoiceRow {
                    id: row

                    required property int index

                    sizes: root.sizes
                    titleSize: root.low ? root.sizes.unit * 10 : root.sizes.label
                    iconSize: root.sizes.unit * (root.low ? 17 : 18.5)
                    pad: root.sizes.unit * (root.low ? 8 : root.wide ? 9 : 10.4)
                    endIcon: root.low || root.wide ? "" : row.end
                    line: root.low ? "" : root.wide ? row.brief : row.about
                    Layout.columnSpan: root.low && !root.wide && row.index === 2 ? 2 : 1
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: root.sizes.unit * (root.low ? 39 : root.wide ? 47 : 41)
                    onPicked: act => root.vm.choose(act)
                }
            }
        }
        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: 0
        }
    }
}
