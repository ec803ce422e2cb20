pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Talon.Kit
import Talon.Kiosk
import Talon.Kiosk.Models

// The touch kiosk: header, one page, bottom bar.
Window {
    id: root

    required property KioskModel vm

    width: 1080
    height: 1920
    color: Theme.surface
    title: "Talon"

    Sizes {
        id: measures

        width: root.width
        height: root.height
        large: root.vm.frame.large
        lowReach: root.vm.frame.lowReach
    }
    Header {
        id: header

        width: root.width
        height: measures.header
        frame: root.vm.frame
        sizes: measures
    }
    Item { // for the staff, who know of it
        objectName: "corner"
        width: measures.header
        height: measures.header

        TapHandler {
            longPressThreshold: 3
            onLongPressed: root.vm.choose("open:staff_pin")
        }
    }
    Loader {
        id: page

        objectName: "page"
        y: header.height
        width: root.width
        height: (bar.visible ? bar.y : root.height) - y
        sourceComponent: switch (root.vm.page) {
        case "start":
            return start;
        case "list":
            return list;
        case "confirm":
            return confirm;
        case "search":
            return search;
        case "code":
            return code;
        case "leaflet":
            return leaflet;
        case "ticket":
            return root.vm.ticket.isPaper ? ticket : noPaper;
        case "help":
            return help;
        case "where":
            return where;
        default:
            return message;
        }
        onLoaded: appear.restart()

        NumberAnimation {
            id: appear

            target: page
            property: "opacity"
            from: Theme.reducedMotion ? 1 : 0.3
            to: 1
            duration: Theme.duration(Theme.motionScreen)
        }
    }
    BottomBar {
        id: bar

        visible: root.vm.frame.bar !== "none"
        y: root.height - height
        width: root.width
        height: measures.bar
        vm: root.vm
        sizes: measures
    }

    Component { id: start; StartPage { vm: root.vm; sizes: measures } }
    Component { id: list; ListPage { vm: root.vm; sizes: measures } }
    Component { id: confirm; ConfirmPage { vm: root.vm; sizes: measures } }
    Component { id: search; SearchPage { vm: root.vm; sizes: measures } }
    Component { id: code; CodePage { vm: root.vm; sizes: measures } }
    Component { id: leaflet; LeafletPage { vm: root.vm; sizes: measures } }
    Component { id: message; MessagePage { vm: root.vm; sizes: measures } }
    Component { id: ticket; TicketPage { vm: root.vm; sizes: measures } }
    Component { id: noPaper; NoPaper { vm: root.vm; sizes: measures } }
    Component { id: help; HelpPage { vm: root.vm; sizes: measures } }
    Component { id: where; WherePage { vm: root.vm; sizes: measures } }
}
