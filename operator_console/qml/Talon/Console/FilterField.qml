import QtQuick
import Talon.Kit

// The filter that stands over the queue: typed text, how many it leaves, Esc takes it away.
InputField {
    id: root

    required property var queue
    required property var words

    property bool opened: false

    signal done

    function take(first: string): void {
        root.opened = true;
        root.forceActiveFocus();
        if (first !== "")
            root.insert(root.length, first);
    }
    function leave(): void {
        root.clear();
        root.queue.filter_by("");
        root.done();
    }

    objectName: "filter"
    implicitHeight: 36
    iconName: "search"
    placeholderText: root.words.filter
    rightPadding: end.width + Theme.space16
    Accessible.description: root.queue.counted
    Keys.onEscapePressed: root.leave()
    onTextEdited: root.queue.filter_by(text)
    onActiveFocusChanged: {
        root.queue.set_typing(root.activeFocus);
        if (!root.activeFocus)
            root.opened = false;
    }
    Component.onCompleted: root.text = root.queue.filter
    Connections {
        target: root.queue
        function onChanged(): void {
            if (root.text !== root.queue.filter)
                root.text = root.queue.filter;
        }
    }
    Row {
        id: end

        anchors.right: parent.right
        anchors.rightMargin: Theme.space8
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space8

        Label {
            objectName: "filter.counted"
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: root.queue.counted
            weight: Theme.bold
        }
        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            text: root.activeFocus || root.text !== "" ? "Esc" : "Ctrl+F"
            Accessible.ignored: false
            Accessible.role: Accessible.Button
            Accessible.name: root.words.filter + ": " + text

            MouseArea {
                objectName: "filter.end"
                anchors.fill: parent
                anchors.margins: -Theme.space8
                onClicked: root.activeFocus || root.text !== "" ? root.leave() : root.take("")
            }
        }
    }
}
