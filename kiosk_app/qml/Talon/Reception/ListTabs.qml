pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Talon.Kit

// Which visitors the list shows, and the line that finds one.
Item {
    id: root

    required property var vm
    readonly property var list: root.vm.desk.list

    signal focusTaken

    implicitHeight: 60

    function takeKeyboard(): void {
        field.forceActiveFocus();
    }
    Connections {
        target: root.list
        function onFound(): void {
            if (field.text !== root.list.sought)
                field.text = root.list.sought;
        }
    }
    Row {
        x: Theme.space16
        height: parent.height
        spacing: Theme.space24

        Repeater {
            model: root.list.tabs.length

            T.AbstractButton {
                id: tab

                required property int index
                readonly property bool current: tab.index === root.list.tab

                objectName: "tab." + tab.index
                implicitWidth: title.implicitWidth
                height: root.height
                focusPolicy: Qt.NoFocus
                text: root.list.tabs[tab.index] ?? ""
                Accessible.role: Accessible.PageTab
                Accessible.name: tab.text
                Accessible.selected: tab.current
                onClicked: root.list.turn_to(tab.index)

                contentItem: Label {
                    id: title

                    text: tab.text
                    size: 15
                    weight: Theme.medium
                    muted: !tab.current
                    Accessible.ignored: true
                }
                Rectangle {
                    visible: tab.current
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 3
                    color: Theme.primary
                }
            }
        }
    }
    InputField {
        id: field

        objectName: "list.field"
        anchors.right: cap.left
        anchors.rightMargin: Theme.space8
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: 40
        width: Math.max(180, Math.min(280, root.width - 710))
        iconName: "search"
        placeholderText: root.vm.words.find_field
        onTextEdited: root.list.seek(text)
        Keys.onTabPressed: root.vm.desk.turn()
        Keys.onBacktabPressed: root.vm.desk.turn()
        onActiveFocusChanged: if (activeFocus)
            root.vm.desk.take_keyboard("hall")
    }
    KeyCap {
        id: cap

        anchors.right: parent.right
        anchors.rightMargin: Theme.space16
        anchors.verticalCenter: parent.verticalCenter
        text: "F6"
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
