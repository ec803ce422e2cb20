pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The desk: docked, or with the queue beside it; every act has one key.
FocusScope {
    id: root

    required property var vm
    readonly property var desk: root.vm.desk
    readonly property bool wide: root.width >= 900
    readonly property bool choosing: root.desk.panel.state.kind !== ""

    onWideChanged: {
        if (!root.wide && root.desk.tab > 3)
            root.desk.turn_to(0);
    }
    Keys.onUpPressed: root.desk.move(-1)
    Keys.onDownPressed: root.desk.move(1)
    Keys.onReturnPressed: root.desk.call_selected()
    Keys.onEnterPressed: root.desk.call_selected()
    Keys.onEscapePressed: root.desk.dismiss()

    Instantiator {
        model: root.vm.shortcuts

        Shortcut {
            required property var modelData

            sequence: modelData.key
            enabled: !root.choosing
            autoRepeat: false
            onActivated: root.desk.act(modelData.act)
        }
    }
    Shortcut {
        sequences: ["+", "="]
        enabled: !root.choosing
        onActivated: root.desk.step_documents(1)
    }
    Shortcut {
        sequence: "-"
        enabled: !root.choosing
        onActivated: root.desk.step_documents(-1)
    }
    Shortcut {
        sequence: "Ctrl+Tab"
        enabled: !root.choosing
        onActivated: root.desk.turn_to((root.desk.tab + 1) % (root.wide ? root.desk.tabs.length : 4))
    }
    Item {
        id: left

        width: root.wide ? 420 : root.width
        height: root.height

        DeskPane {
            anchors.fill: parent
            visible: !root.choosing
            vm: root.vm
            docked: !root.wide
        }
        Loader {
            anchors.fill: parent
            active: root.choosing
            sourceComponent: PanelPane {
                vm: root.vm
            }
            onActiveChanged: {
                if (!active)
                    root.forceActiveFocus();
            }
        }
    }
    Loader {
        active: root.wide
        anchors.left: left.right
        anchors.right: root.right
        height: root.height
        sourceComponent: QueuePane {
            vm: root.vm
        }
    }
}
