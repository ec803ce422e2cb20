pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

// A small count; it shows `value` and asks for another by `chosen`.
FocusScope {
    id: root

    property int value: 0
    property int from: 0
    property int to: 99
    property string name
    property real fontSize: Theme.desk.number

    signal chosen(int value)

    implicitWidth: 126
    implicitHeight: 42
    activeFocusOnTab: true
    Accessible.role: Accessible.SpinBox
    Accessible.name: root.name + " " + root.value
    Keys.onUpPressed: root.step(1)
    Keys.onDownPressed: root.step(-1)
    Keys.onPressed: event => {
        if (event.text === "+" || event.text === "-") {
            root.step(event.text === "+" ? 1 : -1);
            event.accepted = true;
        }
    }

    function step(by: int): void {
        const next = root.value + by;
        if (next >= root.from && next <= root.to)
            root.chosen(next);
    }

    component Step: T.AbstractButton {
        id: step

        property string iconName
        property int by: 1

        width: root.width / 3
        height: root.height
        enabled: root.value + step.by >= root.from && root.value + step.by <= root.to
        focusPolicy: Qt.NoFocus
        Accessible.role: Accessible.Button
        Accessible.name: root.name + (step.by > 0 ? " +1" : " −1")
        onClicked: root.step(step.by)

        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: step.iconName
                size: root.fontSize
                stroke: 2
                color: step.enabled ? Theme.text : Theme.textMuted
            }
        }
    }

    Frame {
        anchors.fill: parent
        FocusRing {
            visible: root.activeFocus
        }
    }
    Step {
        objectName: root.objectName + ".less"
        iconName: "minus"
        by: -1
    }
    Label {
        anchors.centerIn: parent
        text: root.value
        size: root.fontSize
        weight: Theme.bold
        Accessible.ignored: true
    }
    Step {
        objectName: root.objectName + ".more"
        anchors.right: parent.right
        iconName: "plus"
    }
}
