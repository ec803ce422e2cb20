pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Talon.Kit
import Talon.Board
import Talon.Board.Models

// The hall board: who is called, to which window, newest on top.
Window {
    id: root

    required property BoardModel vm
    readonly property BoardSizes sizes: root.vm.sizes
    readonly property bool lost: root.vm.kind === "lost"
    readonly property bool calls: root.vm.kind === "calls"

    color: root.lost ? Theme.surface : Theme.surfaceRaised
    title: "Talon"

    Item {
        y: root.sizes.header
        width: root.sizes.callsWidth
        height: root.sizes.callsHeight
        visible: root.calls
        clip: true

        Repeater {
            id: rows

            model: root.vm.rows

            CallRow {
                sizes: root.sizes
                word: root.vm.windowWord
                width: root.sizes.callsWidth
                last: index === rows.count - 1 && rows.count === root.sizes.rows
            }
        }
        Strip {
            visible: root.vm.hasStrip
            sizes: root.sizes
            label: root.vm.alsoCalled
            beyond: root.vm.beyond
            model: root.vm.strip
            width: root.sizes.callsWidth
            height: root.sizes.rowHeight
            y: (root.sizes.rows - 1) * root.sizes.rowHeight - (band.visible ? height : 0)
        }
    }
    Band {
        id: band

        visible: root.vm.band !== "" && !root.lost
        text: root.vm.band
        sizes: root.sizes
        width: root.sizes.callsWidth
        height: root.sizes.rowHeight
        y: root.sizes.header + root.sizes.callsHeight - height
    }
    Notice {
        visible: !root.calls && !root.lost
        y: root.sizes.header
        width: root.sizes.callsWidth
        height: root.sizes.callsHeight - (band.visible ? band.height : 0)
        sizes: root.sizes
        title: root.vm.title
        text: root.vm.headline + (root.vm.text ? "\n" + root.vm.text : "")
    }
    Aside {
        visible: root.sizes.asideWidth > 0 && !root.lost
        x: root.sizes.asideX
        y: root.sizes.asideY
        width: root.sizes.asideWidth
        height: root.sizes.asideHeight
        sizes: root.sizes
        title: root.vm.waitingNow
        model: root.vm.services
        hasSummary: root.vm.hasSummary
        picture: root.vm.picture
        film: root.vm.film
        filming: root.vm.isFilming
    }
    Ticker {
        visible: root.sizes.ticker > 0 && !root.lost
        y: root.height - height
        width: root.width
        height: root.sizes.ticker
        sizes: root.sizes
        text: root.vm.line
    }
    LinkLost {
        visible: root.lost
        anchors.fill: parent
        anchors.topMargin: root.sizes.header
        sizes: root.sizes
        title: root.vm.title
        age: root.vm.headline
        text: root.vm.text
        foot: root.vm.foot
        board: root.vm.board
    }
    Header {
        width: root.width
        height: root.sizes.header
        sizes: root.sizes
        hall: root.vm.hall
        news: root.vm.news
        clock: root.vm.clock
    }
}
