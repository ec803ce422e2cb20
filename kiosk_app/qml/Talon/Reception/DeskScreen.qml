pragma ComponentBehavior: Bound
import QtQuick

// Left what is given, right who is here; every act has one key, and one half has the keyboard.
FocusScope {
    id: root

    required property var vm
    readonly property var desk: root.vm.desk

    Keys.onUpPressed: root.desk.move(-1)
    Keys.onDownPressed: root.desk.move(1)
    Keys.onReturnPressed: root.desk.enter()
    Keys.onEnterPressed: root.desk.enter()
    Keys.onEscapePressed: root.desk.escape()

    function takeKeyboard(): void {
        if (root.desk.pane === "work")
            work.takeKeyboard();
        else
            hall.takeKeyboard();
    }
    onActiveFocusChanged: if (root.activeFocus)
        root.takeKeyboard()
    onVisibleChanged: if (root.visible)
        root.takeKeyboard()
    Component.onCompleted: root.takeKeyboard()
    Connections {
        target: root.desk
        function onFocused(): void {
            root.takeKeyboard();
        }
    }
    Instantiator {
        model: root.vm.shortcuts

        Shortcut {
            required property var modelData

            sequence: modelData.key
            enabled: root.visible
            autoRepeat: false
            onActivated: root.desk.act(modelData.act)
        }
    }
    WorkPane {
        id: work

        width: root.width >= 1600 ? 520 : 440
        anchors.top: parent.top
        anchors.bottom: foot.top
        vm: root.vm
    }
    HallPane {
        id: hall

        anchors.left: work.right
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: foot.top
        vm: root.vm
    }
    Foot {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        vm: root.vm
    }
}
