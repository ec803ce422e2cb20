pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Talon.Kit

// The administrator's desk: sign-in, the desk, its lock.
Window {
    id: root

    required property var vm

    width: 1366
    height: 768
    minimumWidth: 1200
    minimumHeight: 680
    color: Theme.surface
    title: "Talon"

    Loader {
        anchors.fill: parent
        focus: true
        active: root.vm.screen !== "signin"
        visible: root.vm.screen === "desk"
        enabled: visible
        sourceComponent: DeskScreen {
            vm: root.vm
        }
    }
    Loader {
        anchors.fill: parent
        active: root.vm.screen !== "desk"
        sourceComponent: SignInScreen {
            vm: root.vm
        }
        onLoaded: (item as Item).forceActiveFocus()
    }
}
