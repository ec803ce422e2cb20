pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// How the hall's devices do, what needs hands first; those that do not fit are well or in the list.
Item {
    id: root

    required property var devices

    clip: true

    Row {
        height: parent.height
        spacing: Theme.space20

        Repeater {
            model: root.devices

            Row {
                id: device

                required property string key
                required property string name
                required property string condition
                required property string level

                objectName: "device." + device.key
                height: root.height
                opacity: device.x + device.width <= root.width ? 1 : 0
                spacing: Theme.space8
                Accessible.role: Accessible.StaticText
                Accessible.name: device.name + " " + device.condition

                WaitMark {
                    anchors.verticalCenter: parent.verticalCenter
                    level: device.level
                    size: 11
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: device.name
                    weight: Theme.medium
                    Accessible.ignored: true
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: device.level !== "ok"
                    text: device.condition
                    weight: Theme.medium
                    color: device.level === "breach" ? Theme.waitBreach : Theme.waitLong
                    Accessible.ignored: true
                }
            }
        }
    }
}
