import QtQuick
import Talon.Kit

// Login and password or PIN; Enter does it.
FocusScope {
    id: root

    required property var vm
    readonly property var model: root.vm.sign_in

    function send(): void {
        root.model.sign_in(login.text, password.text);
    }
    Connections {
        target: root.model
        function onChanged(): void {
            if (root.model.error !== "") {
                password.clear();
                password.forceActiveFocus();
            }
        }
    }
    Row {
        visible: !root.model.is_linked
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space24
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.space8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "link-lost"
            size: 18
            color: Theme.danger
        }
        Label {
            objectName: "no_server"
            text: root.vm.words.no_server
            weight: Theme.medium
            color: Theme.danger
        }
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.desk.margin, 388)
        spacing: Theme.space12

        Label {
            objectName: "office"
            width: parent.width
            text: root.model.office_name
            muted: true
            wrapMode: Text.Wrap
        }
        Label {
            text: root.vm.words.sign_in
            size: 28
            weight: Theme.bold
            bottomPadding: Theme.space8
        }
        InputField {
            id: login

            objectName: "login"
            width: parent.width
            iconName: "person"
            placeholderText: root.vm.words.login
            text: root.vm.login
            focus: root.vm.login === ""
            inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
            onAccepted: password.forceActiveFocus()
        }
        InputField {
            id: password

            objectName: "password"
            width: parent.width
            iconName: "lock"
            placeholderText: root.vm.words.password
            echoMode: TextInput.Password
            focus: root.vm.login !== ""
            onAccepted: root.send()
        }
        Banner {
            objectName: "error"
            width: parent.width
            visible: title !== ""
            title: root.model.error
            iconName: "warning"
        }
        PrimaryButton {
            objectName: "enter"
            width: parent.width
            text: root.model.busy ? root.vm.words.signing_in : root.vm.words.enter
            iconName: "arrow-right"
            keyCap: "Enter"
            busy: root.model.busy
            enabled: login.text !== "" && password.text !== ""
            onTriggered: root.send()
        }
    }
}
