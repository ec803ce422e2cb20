pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// A panel in place of the desk: type, choose, Enter; Esc returns.
FocusScope {
    id: root

    required property var vm
    readonly property var panel: root.vm.desk.panel
    readonly property var state_: root.panel.state
    readonly property var card: root.vm.desk.card

    focus: true
    Keys.onUpPressed: root.panel.move(-1)
    Keys.onDownPressed: root.panel.move(1)
    Keys.onReturnPressed: root.panel.confirm()
    Keys.onEnterPressed: root.panel.confirm()
    Keys.onEscapePressed: root.panel.close()
    Keys.onPressed: event => {
        if (event.modifiers & Qt.AltModifier && event.key >= Qt.Key_1 && event.key <= Qt.Key_9) {
            root.panel.digit(event.key - Qt.Key_0);
            event.accepted = true;
        } else if (event.key === Qt.Key_Space && root.state_.marks) {
            root.panel.mark();
            event.accepted = true;
        }
    }
    Component.onCompleted: root.takeKeyboard()
    Shortcut {
        sequence: "Ctrl+Tab"
        enabled: root.state_.tabs.length > 0
        onActivated: root.panel.turn_to((root.state_.tab + 1) % root.state_.tabs.length)
    }
    Connections {
        target: root.panel
        function onOpened(): void {
            root.takeKeyboard();
        }
    }
    function takeKeyboard(): void {
        field.text = root.state_.text;
        if (root.state_.field !== "")
            field.forceActiveFocus();
        else
            list.forceActiveFocus();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    StripBar {
        id: strip

        width: parent.width
        strip: root.vm.desk.strip
    }
    PanelHead {
        id: head

        anchors.top: strip.bottom
        width: parent.width
        number: root.card.mode === "called" || root.card.mode === "serving" ? root.card.number : ""
        plate: root.card.plate
        closing: root.vm.words.close
        title: root.state_.title
        subtitle: root.state_.subtitle
        onClosed: root.panel.close()
    }
    Column {
        id: entry

        readonly property bool asks: root.state_.field !== "" || root.state_.tabs.length > 0

        anchors.top: head.bottom
        x: Theme.desk.margin
        width: parent.width - 2 * x
        topPadding: asks ? Theme.space16 : 0
        bottomPadding: asks ? Theme.space12 : 0
        spacing: Theme.space12

        Segmented {
            objectName: "panel.tabs"
            visible: root.state_.tabs.length > 0
            width: parent.width
            labels: root.state_.tabs
            currentIndex: root.state_.tab
            onChosen: index => root.panel.turn_to(index)
        }
        InputField {
            id: field

            objectName: "panel.field"
            visible: root.state_.field !== ""
            width: parent.width
            iconName: root.state_.writes ? "note" : "search"
            placeholderText: root.state_.field
            onTextEdited: root.panel.type(text)
        }
    }
    Rectangle {
        visible: entry.asks && list.count > 0
        anchors.bottom: list.top
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
    ListView {
        id: list

        objectName: "panel.list"
        anchors.top: entry.bottom
        anchors.bottom: foot.top
        width: parent.width
        clip: true
        model: root.panel.rows
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        keyNavigationEnabled: false
        delegate: ChoiceRow {
            id: row

            required property int index
            required property string key
            required property var model

            objectName: "panel.row." + row.key
            width: list.width
            digit: row.model.digit
            level: row.model.level
            marks: root.state_.marks
            still: root.state_.tells
            marked: row.model.marked
            onCurrentChanged: {
                if (row.current)
                    list.positionViewAtIndex(row.index, ListView.Contain);
            }
            onClicked: root.panel.choose(row.key)
        }
    }
    Label {
        anchors.top: entry.bottom
        anchors.topMargin: Theme.space24
        anchors.horizontalCenter: parent.horizontalCenter
        visible: text !== ""
        text: root.state_.nothing
        muted: true
    }
    PanelFoot {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        panel: root.panel
    }
}
