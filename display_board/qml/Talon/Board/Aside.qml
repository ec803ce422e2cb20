pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit
import Talon.Board.Models

// Beside the calls, for who waits near by: how many wait for what, and the office's own pictures.
Rectangle {
    id: root

    required property BoardSizes sizes
    property alias title: title.text
    property alias model: services.model
    property alias picture: picture.source
    property alias film: film.film
    property bool filming
    property bool hasSummary
    // Px of the design's panel, whose aside is 691 wide and near 900 high.
    readonly property real unit: Math.min(root.width / 691, root.height / 880)
    readonly property real pad: 40 * root.unit
    // Without a picture the lines take its room, for readers farther off.
    readonly property bool bare: picture.source.toString() === "" && !root.filming
    readonly property real line: !root.bare ? 108 * root.unit
        : Math.min(176 * root.unit, (root.height - 2 * root.pad - title.height) / Math.max(1, services.count))
    readonly property bool wraps: root.line > 150 * root.unit
    readonly property real em: Math.min(1.2 * root.unit, root.line / 108)

    color: Theme.surface

    Column {
        id: summary

        visible: root.hasSummary
        x: root.pad
        y: root.pad * 0.6
        width: root.width - 2 * root.pad
        spacing: root.line * 16 / 108

        Label {
            id: title

            size: (root.bare ? 50 : 42) * root.unit
            weight: Theme.bold
        }
        Repeater {
            id: services

            Item {
                id: line

                required property string name
                required property int waiting
                required property string range

                width: summary.width
                height: root.line * 92 / 108

                Rectangle {
                    width: parent.width
                    height: Math.max(1, 2 * root.unit)
                    color: Theme.line
                }
                Label {
                    id: name

                    y: 10 * root.em
                    width: parent.width - count.width - root.pad / 2
                    text: line.name
                    size: 34 * root.em
                    fontSizeMode: root.wraps ? Text.FixedSize : Text.HorizontalFit
                    minimumPixelSize: 28 * root.unit
                    wrapMode: root.wraps ? Text.WordWrap : Text.NoWrap
                    maximumLineCount: root.wraps ? 2 : 1
                    lineHeight: 0.95
                    elide: Text.ElideRight
                }
                Label {
                    y: root.wraps ? name.y + name.height : 50 * root.em
                    text: line.range
                    size: 30 * root.em
                    muted: true
                }
                Label {
                    id: count

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.waiting
                    size: 56 * root.em
                    weight: Theme.bold
                }
            }
        }
    }
    Image {
        id: picture

        objectName: "picture"
        x: root.pad / 2
        y: root.hasSummary ? summary.y + summary.height + root.pad / 2 : root.pad / 2
        width: root.width - root.pad
        height: root.height - y - root.pad / 2
        visible: height > 120 * root.unit && !root.filming
        sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
        fillMode: Image.PreserveAspectFit
        asynchronous: true
        retainWhileLoading: true
        cache: false
        autoTransform: true
    }
    FilmScreen {
        id: film

        objectName: "film"
        anchors.fill: picture
        visible: root.filming && height > 120 * root.unit
    }
    Rectangle {
        width: root.sizes.asideX > 0 ? Math.max(1, 3 * root.unit) : parent.width
        height: root.sizes.asideX > 0 ? parent.height : Math.max(1, 3 * root.unit)
        color: Theme.line
    }
}
