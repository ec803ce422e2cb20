pragma ComponentBehavior: Bound
import QtQuick

// The desk: docked, or with the queue beside it; every act has one key.
FocusScope {
    id: root

    required property var vm
    readonly property var desk: root.vm.desk
    readonly property bool wide: root.width >= 900
    readonly property bool mini: root.height < 120
    readonly property bool choosing: root.desk.panel.state.kind !== ""
    readonly property FilterField field: root.wide ? (side.item as QueuePane)?.field ?? null
        : pane.field

    onWideChanged: {
        if (!root.wide && root.desk.queue.tab > 3)
            root.desk.queue.turn_to(0);
        if (!root.choosing)
            home.forceActiveFocus();
    }
    Keys.onUpPressed: root.desk.queue.move(-1)
    Keys.onDownPressed: root.desk.queue.move(1)
    Keys.onReturnPressed: root.desk.queue.enter()
    Keys.onEnterPressed: root.desk.queue.enter()
    Keys.onEscapePressed: root.desk.dismiss()
    Keys.onPressed: event => {
        // What is typed goes to the filter of the queue, whoever had the keyboard.
        const plain = (event.modifiers & ~(Qt.ShiftModifier | Qt.KeypadModifier)) === 0;
        const typed = event.text;
        const letter = typed.length === 1 && typed.toLowerCase() !== typed.toUpperCase();
        if (plain && root.field && (letter || (typed >= "0" && typed <= "9"))) {
            root.field.take(typed);
            event.accepted = true;
        }
    }
    function seek(): void {
        if (root.wide && root.desk.queue.tab > 3)
            root.desk.queue.turn_to(0);
        if (root.field)
            root.field.take("");
        else
            root.desk.act("find");
    }

    Item {
        id: home

        objectName: "desk.home"
        focus: true
    }
    Instantiator {
        model: root.vm.shortcuts

        Shortcut {
            required property var modelData

            sequence: modelData.key
            enabled: !root.choosing
            autoRepeat: false
            onActivated: {
                home.forceActiveFocus();
                root.desk.act(modelData.act);
            }
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
        onActivated: {
            const count = root.wide ? root.desk.queue.tabs.length : 4;
            root.desk.queue.turn_to((root.desk.queue.tab + 1) % count);
        }
    }
    Instantiator {
        model: ["docked", "wide", "mini"]

        Shortcut {
            required property int index
            required property string modelData

            sequence: "Ctrl+" + (index + 1)
            onActivated: root.vm.take_form(modelData)
        }
    }
    Shortcut {
        sequence: "Ctrl+F"
        enabled: !root.choosing
        onActivated: root.seek()
    }
    Item {
        id: left

        width: root.wide ? 420 : root.width
        height: root.height

        DeskPane {
            id: pane

            anchors.fill: parent
            visible: !root.choosing && !root.mini
            vm: root.vm
            docked: !root.wide
            onDone: home.forceActiveFocus()
        }
        Loader {
            anchors.fill: parent
            active: root.mini && !root.choosing
            sourceComponent: MiniPane {
                vm: root.vm
            }
        }
        Loader {
            anchors.fill: parent
            active: root.choosing
            sourceComponent: PanelPane {
                vm: root.vm
            }
            onActiveChanged: {
                if (!active)
                    home.forceActiveFocus();
            }
        }
    }
    Loader {
        id: side

        active: root.wide
        anchors.left: left.right
        anchors.right: root.right
        height: root.height
        sourceComponent: QueuePane {
            vm: root.vm
            onDone: home.forceActiveFocus()
        }
    }
}
