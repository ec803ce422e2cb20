pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// What may be done with the chosen visit, each in its place.
Row {
    id: root

    required property var acts
    property string visitor

    signal acted(string act)

    spacing: Theme.desk.gap

    Repeater {
        model: root.acts

        SecondaryButton {
            id: place

            required property string key
            required property string sign
            required property string cap
            required property bool allowed
            required property var model

            objectName: "act." + place.key
            width: implicitWidth + Theme.space8
            implicitHeight: 44
            text: place.model.text
            iconName: place.sign
            keyCap: place.cap
            enabled: place.allowed
            Accessible.name: place.text + " " + root.visitor
            focusPolicy: Qt.NoFocus
            onTriggered: root.acted(place.key)
        }
    }
}
