import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// A QR on its own white field, in every colour scheme.
Rectangle {
    id: root

    required property Sizes sizes
    property alias url: code.url
    property string name

    color: "#FFFFFF"
    radius: root.sizes.unit * 3
    border.width: root.sizes.line
    border.color: Theme.line
    Accessible.role: Accessible.Graphic
    Accessible.name: root.name

    QrCode {
        id: code

        anchors.centerIn: parent
        width: parent.width * 0.88
        height: width
    }
}
