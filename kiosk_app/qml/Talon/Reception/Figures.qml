pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The office in five figures; the last one asks for hands.
Item {
    id: root

    required property var figures

    signal acted(string key)

    implicitHeight: 92

    Row {
        anchors.fill: parent

        Repeater {
            model: root.figures

            Item {
                id: figure

                required property int index
                required property string key
                required property string title
                required property string value
                required property string level
                required property string cap

                width: root.width / 5
                height: root.height

                Column {
                    x: Theme.space16
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - x - Theme.space4

                    Label {
                        width: parent.width
                        text: figure.title
                        muted: true
                        weight: Theme.medium
                        elide: Text.ElideRight
                    }
                    Row {
                        spacing: Theme.space12

                        Label {
                            objectName: "figure." + figure.key
                            text: figure.value
                            size: 26
                            weight: Theme.bold
                        }
                        WaitMark {
                            visible: figure.level === "long" || figure.level === "breach"
                            anchors.verticalCenter: parent.verticalCenter
                            level: figure.level === "" ? "ok" : figure.level
                            size: 15
                        }
                        KeyCap {
                            visible: figure.cap !== "" && figure.level !== ""
                            anchors.verticalCenter: parent.verticalCenter
                            text: figure.cap
                        }
                    }
                }
                Rectangle {
                    visible: figure.index > 0
                    width: Theme.hair
                    height: parent.height
                    color: Theme.line
                }
                MouseArea {
                    objectName: "act." + figure.key
                    anchors.fill: parent
                    enabled: figure.cap !== ""
                    Accessible.ignored: !enabled
                    Accessible.role: Accessible.Button
                    Accessible.name: figure.title + " " + figure.value
                    Accessible.onPressAction: root.acted(figure.key)
                    onClicked: root.acted(figure.key)
                }
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }
}
