pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Talon.Kit
import Talon.Kiosk.Models

// People ahead, the range, papers to bring, one more service, a claim by right; then the ticket.
Item {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property ConfirmModel page: root.vm.confirm
    readonly property bool low: root.sizes.lowReach
    readonly property bool wide: root.sizes.landscape
    readonly property bool lowered: root.low && !root.wide
    readonly property bool compact: root.low || root.wide || root.page.hasSeveral || root.sizes.large || root.warned
    readonly property bool warned: root.page.notice !== ""
    readonly property int visits: root.wide ? beside.visits : visit.visits
    readonly property bool crowded: root.visits > 3
    readonly property bool paired: root.wide ? root.crowded : root.low && root.page.hasSeveral
    readonly property bool dense: root.crowded || root.sizes.large && (root.wide || root.warned)
    readonly property real rowHeight: root.sizes.unit
        * (root.wide && (root.warned || root.low) ? 24 : root.crowded || root.paired ? 25
            : root.sizes.large && (root.warned || root.low || root.page.hasSeveral) ? 26
            : root.wide || root.page.hasSeveral ? 30 : root.sizes.large || root.low ? 33 : 37)
    readonly property real papersSize: root.sizes.body * (root.sizes.large && (root.wide ? true : root.low) ? 0.82 : 1)
    readonly property real rowFont: root.sizes.unit * (root.compact ? 10 : 11.5)

    component Visit: VisitRows {
        sizes: root.sizes
        rowHeight: root.rowHeight
        rowSize: root.rowFont
        serviceHeight: root.sizes.unit * (root.paired ? 25 : root.wide || root.crowded ? 23 : 26)
        serviceSize: root.wide ? root.sizes.unit * 8.6 : root.rowFont
        onPicked: act => root.vm.choose(act)
    }
    Title {
        id: title

        x: root.sizes.margin
        y: root.compact ? 0 : root.sizes.unit * 3
        width: root.width - 2 * x
        sizes: root.sizes
        title: root.page.title
        note: root.page.about
    }
    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: root.sizes.margin
        anchors.rightMargin: root.sizes.margin
        anchors.topMargin: title.y + title.height + root.sizes.unit * (root.wide ? 5 : root.compact ? 7 : 11.5)
        anchors.bottomMargin: root.sizes.unit * (root.wide ? 5 : root.compact ? 9 : 14)
        columns: root.wide ? 2 : 1
        columnSpacing: root.sizes.gap
        rowSpacing: 0
        uniformCellWidths: true

        ColumnLayout {
            spacing: root.sizes.gap
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: root.wide && root.low
            Layout.alignment: Qt.AlignTop

            Facts {
                sizes: root.sizes
                people: root.page.people
                wait: root.page.wait
                Layout.fillWidth: true
                compact: root.compact
                dense: root.dense
                Layout.preferredHeight: root.page.wait.value === "" ? root.sizes.unit * 34 : implicitHeight
            }
            Item {
                visible: root.wide && root.low
                Layout.fillHeight: true
            }
            Visit {
                id: beside

                services: root.wide ? root.page.services : null
                paired: root.paired
            }
            Papers {
                sizes: root.sizes
                title: root.page.papersTitle
                hidden: root.wide && root.page.hasSeveral || root.lowered
                size: root.papersSize
                papers: root.page.papers
                onClicked: root.vm.choose(root.page.papersAct)
                Layout.fillWidth: true
            }
        }
        ColumnLayout {
            spacing: root.sizes.gap
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.topMargin: root.wide ? 0 : root.sizes.gap

            Item {
                visible: root.low
                Layout.fillHeight: true
            }
            Papers {
                sizes: root.sizes
                title: root.page.papersTitle
                hidden: !root.lowered
                size: root.papersSize
                papers: root.paired ? [] : root.page.papers
                Layout.fillWidth: true
                onClicked: root.vm.choose(root.page.papersAct)
            }
            Visit {
                id: visit

                services: root.wide ? null : root.page.services
                choices: root.page.rows
                paired: root.paired && !root.wide
            }
            Item {
                visible: !root.low
                Layout.fillHeight: true
            }
            Banner {
                objectName: "notice"
                visible: root.warned
                kind: "info"
                iconName: "info"
                title: root.page.notice
                fontSize: root.sizes.unit * (root.wide ? 6.6 : 8)
                Layout.fillWidth: true
            }
            PrimaryButton {
                objectName: "take"
                text: root.page.button
                enabled: root.page.canTake
                busy: root.page.isBusy
                centered: true
                fontSize: root.sizes.primary
                radius: root.sizes.tileRadius
                Layout.fillWidth: true
                Layout.preferredHeight: root.sizes.unit * (root.compact ? 40 : 52)
                onTriggered: root.vm.takeTicket()
            }
        }
    }
}
