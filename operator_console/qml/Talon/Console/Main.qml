pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Talon.Kit

// The console's window: one screen at a time, as the view-model says.
Window {
    id: root

    required property var vm

    width: 420
    height: 768
    minimumWidth: 400
    color: Theme.surface
    title: "Talon"

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root.vm.screen === "desk" ? desk
            : root.vm.screen === "window" ? windows : signIn
        onLoaded: (item as Item).forceActiveFocus()
    }
    Component {
        id: signIn

        SignInScreen {
            vm: root.vm
        }
    }
    Component {
        id: windows

        WindowScreen {
            vm: root.vm
        }
    }
    Component {
        id: desk

        DeskScreen {
            vm: root.vm
        }
    }
}
