pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit

// The day in five figures.
Item {
    id: root

    required property var figures

    implicitHeight: 96

    Row {
        anchors.fill: parent

        Repeater {
            model: root.figures

            Item {
                id: figure

                required property int index
                required property string title
                required property string value
                required property string level

                width: root.width / 5
                height: root.height

                Column {
                    x: Theme.space20
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
                            text: figure.value
                            size: 28
                            weight: Theme.bold
                        }
                        WaitMark {
                            visible: figure.level === "long" || figure.level === "breach"
                            anchors.verticalCenter: parent.verticalCenter
                            level: figure.level === "" ? "ok" : figure.level
                            size: 16
                        }
                    }
                }
                Rectangle {
                    visible: figure.index > 0
                    width: Theme.hair
                    height: parent.height
                    color: Theme.line
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
