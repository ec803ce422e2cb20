import QtQuick
import QtQuick.Templates as T

// A line to type into, with an icon that says what for.
T.TextField {
    id: root

    property string iconName
    property string name: root.placeholderText
    property real fontSize: Theme.desk.base
    property real radius: Theme.radiusScreenConsole

    implicitHeight: Theme.desk.buttonHeight
    implicitWidth: 240
    leftPadding: icon.visible ? root.fontSize * 3.1 : root.fontSize
    rightPadding: root.fontSize
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.text
    selectionColor: Theme.primary
    selectedTextColor: Theme.textOnPrimary
    font.family: Theme.family
    font.pixelSize: root.fontSize
    activeFocusOnTab: true
    Accessible.role: Accessible.EditableText
    Accessible.name: root.name
    Accessible.passwordEdit: root.echoMode === TextInput.Password
    Accessible.description: root.echoMode === TextInput.Password ? root.name : "" // Qt tells no name of a password

    background: Rectangle {
        color: Theme.surfaceRaised
        radius: root.radius
        border.width: root.activeFocus ? Theme.lineFocusRing : Theme.hair
        border.color: root.activeFocus ? Theme.focus : Theme.lineStrong
    }
    Icon {
        id: icon

        visible: root.iconName !== ""
        x: root.fontSize
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        size: root.fontSize * 1.3
    }
    Label {
        visible: root.text === "" && root.preeditText === ""
        x: root.leftPadding
        width: root.width - x - root.rightPadding
        height: root.height
        elide: Text.ElideRight
        text: root.placeholderText
        size: root.fontSize
        muted: true
        Accessible.ignored: true
    }
}
