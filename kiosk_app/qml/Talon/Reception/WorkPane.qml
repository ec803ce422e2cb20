pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The left half: one field, its rows, one button, and the last thing handed over.
FocusScope {
    id: root

    required property var vm
    readonly property var desk: root.vm.desk
    readonly property var model: root.desk.work
    readonly property var state_: root.model.state

    function takeKeyboard(): void {
        field.forceActiveFocus();
    }
    Connections {
        target: root.model
        function onOpened(): void {
            field.text = root.state_.text;
            if (root.desk.pane === "work")
                root.takeKeyboard();
        }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.surfaceRaised
    }
    Strip {
        id: strip

        width: parent.width
        strip: root.desk.strip
        words: root.vm.words
    }
    TaskTabs {
        visible: root.state_.task >= 0
        anchors.top: strip.bottom
        width: parent.width
        current: root.state_.task
        words: root.vm.words
        onChosen: act => root.desk.act(act)
    }
    WorkHead {
        id: head

        readonly property bool needed: root.state_.task < 0 || root.state_.subtitle !== ""

        visible: needed
        anchors.top: strip.bottom
        anchors.topMargin: root.state_.task < 0 ? 0 : 52
        width: parent.width
        state_: root.state_
        onClosed: root.desk.escape()
    }
    InputField {
        id: field

        objectName: "work.field"
        x: Theme.desk.margin
        y: (head.needed ? head.y + head.height : strip.height + 52) + Theme.space12
        width: parent.width - 2 * x
        fontSize: 16
        iconName: root.state_.icon
        placeholderText: root.state_.field
        onTextEdited: root.model.type(text)
        Keys.onTabPressed: root.desk.turn()
        Keys.onBacktabPressed: root.desk.turn()
        onActiveFocusChanged: if (activeFocus)
            root.desk.take_keyboard("work")
        Keys.onPressed: event => {
            if (event.text === "+" && root.model.plus())
                event.accepted = true;
            else if (event.key === Qt.Key_Backspace && text === "")
                root.model.drop();
        }
    }
    ListView {
        id: list

        objectName: "choices"
        y: field.y + field.height + Theme.space12
        width: parent.width
        height: composer.y - y
        clip: true
        model: root.model.rows
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        keyNavigationEnabled: false
        delegate: ChoiceRow {
            id: row

            required property int index

            width: list.width
            onCurrentChanged: {
                if (row.current)
                    list.positionViewAtIndex(row.index, ListView.Contain);
            }
            onClicked: root.model.choose(row.key)
        }
    }
    Label {
        objectName: "nothing"
        anchors.top: list.top
        anchors.topMargin: Theme.space24
        x: Theme.desk.margin
        width: parent.width - 2 * x
        horizontalAlignment: Text.AlignHCenter
        visible: text !== ""
        text: root.state_.nothing
        wrapMode: Text.Wrap
        muted: true
    }
    Composer {
        id: composer

        anchors.bottom: slip.top
        width: parent.width
        vm: root.vm
    }
    SlipCard {
        id: slip

        anchors.bottom: parent.bottom
        width: parent.width
        slip: root.desk.slip
        words: root.vm.words
    }
}
