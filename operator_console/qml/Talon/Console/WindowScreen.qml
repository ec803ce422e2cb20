pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// Which window; a taken one asks whether to replace who works there.
FocusScope {
    id: root

    required property var vm
    readonly property var model: root.vm.sign_in
    property string typed: ""

    Keys.onUpPressed: root.model.move(-1)
    Keys.onDownPressed: root.model.move(1)
    Keys.onReturnPressed: root.confirm()
    Keys.onEnterPressed: root.confirm()
    Keys.onEscapePressed: root.model.question !== "" ? root.model.keep() : root.vm.forget()
    Keys.onPressed: event => {
        if (event.text >= "0" && event.text <= "9") {
            root.typed += event.text;
            typing.restart();
            root.model.type_number(root.typed);
        }
    }
    function confirm(): void {
        if (root.model.question !== "")
            root.model.replace();
        else
            root.model.open_window();
    }
    Timer {
        id: typing

        interval: 900
        onTriggered: root.typed = ""
    }
    Column {
        id: head

        width: parent.width
        padding: Theme.desk.margin
        spacing: Theme.space4

        Label {
            text: root.model.office_name
            muted: true
        }
        Label {
            text: root.vm.words.which_window
            size: 22
            weight: Theme.bold
        }
    }
    ListView {
        id: list

        objectName: "windows"
        anchors.top: head.bottom
        anchors.bottom: foot.top
        width: parent.width
        clip: true
        focus: true
        model: root.model.windows
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        keyNavigationEnabled: false
        onCurrentIndexChanged: positionViewAtIndex(currentIndex, ListView.Contain)
        delegate: ChoiceRow {
            id: row

            required property int index
            required property string key

            width: list.width
            objectName: "window." + row.key
            onCurrentChanged: {
                if (row.current)
                    list.positionViewAtIndex(row.index, ListView.Contain);
            }
            onClicked: root.model.prefer(row.key)
        }
    }
    Column {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        padding: Theme.desk.margin
        spacing: Theme.space12
        readonly property real inner: width - 2 * padding

        Banner {
            objectName: "error"
            width: foot.inner
            visible: title !== ""
            title: root.model.error
        }
        Banner {
            objectName: "question"
            width: foot.inner
            kind: "info"
            iconName: "people"
            visible: title !== ""
            title: root.model.question
        }
        SecondaryButton {
            width: foot.inner
            visible: root.model.question !== ""
            text: root.vm.words.cancel
            keyCap: "Esc"
            focusPolicy: Qt.TabFocus
            onTriggered: root.model.keep()
        }
        PrimaryButton {
            objectName: "open"
            width: foot.inner
            text: root.model.question !== "" ? root.vm.words.replace : root.vm.words.open_window
            iconName: root.model.question !== "" ? "people" : "arrow-right"
            keyCap: "Enter"
            busy: root.model.busy
            focusPolicy: Qt.TabFocus
            onTriggered: root.confirm()
        }
    }
}
