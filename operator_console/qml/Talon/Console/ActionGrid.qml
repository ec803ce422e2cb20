pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The main button and the other acts, each in its fixed place.
Column {
    id: root

    required property var main
    required property var places
    required property string why

    signal acted(string act)

    spacing: Theme.desk.gap

    PrimaryButton {
        objectName: "act." + root.main.act
        width: parent.width
        text: root.main.text
        iconName: root.main.sign
        keyCap: root.main.cap
        enabled: root.main.allowed || root.main.busy
        busy: root.main.busy
        focusPolicy: Qt.TabFocus
        onTriggered: root.acted(root.main.act)
    }
    Grid {
        width: parent.width
        columns: 2
        spacing: Theme.desk.gap

        Repeater {
            model: root.places

            SecondaryButton {
                id: place

                required property string act
                required property string sign
                required property string cap
                required property bool allowed
                required property var model

                objectName: "act." + place.act
                width: (root.width - Theme.desk.gap) / 2
                text: place.model.text
                iconName: place.sign
                keyCap: place.cap
                enabled: place.allowed || place.model.busy
                busy: place.model.busy
                focusPolicy: Qt.TabFocus
                onTriggered: root.acted(place.act)
            }
        }
    }
    Label {
        objectName: "why"
        visible: text !== ""
        width: parent.width
        topPadding: Theme.space8
        text: root.why
        muted: true
        wrapMode: Text.Wrap
    }
}
