import QtQuick
import Talon.Kit

// Login and password; a locked desk asks its person for the password alone.
FocusScope {
    id: root

    required property var vm
    readonly property var model: root.vm.sign_in
    readonly property bool locked: root.model.person !== ""

    function send(): void {
        root.model.sign_in(login.text, password.text);
    }
    function begin(): void {
        (root.locked || login.text !== "" ? password : login).forceActiveFocus();
    }
    onLockedChanged: root.begin()
    onActiveFocusChanged: if (root.activeFocus)
        root.begin()
    Connections {
        target: root.model
        function onChanged(): void {
            if (root.model.error !== "") {
                password.clear();
                password.forceActiveFocus();
            }
        }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.surface
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
        width: 388
        spacing: Theme.space12

        Label {
            objectName: "office"
            width: parent.width
            text: root.model.office
            muted: true
            wrapMode: Text.Wrap
        }
        Label {
            objectName: "sign_in.title"
            width: parent.width
            text: root.locked ? root.vm.words.locked : root.vm.words.sign_in
            size: 28
            weight: Theme.bold
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: root.model.locked_about
            wrapMode: Text.Wrap
        }
        InputField {
            id: login

            objectName: "login"
            visible: !root.locked
            width: parent.width
            iconName: "person"
            placeholderText: root.vm.words.login
            text: root.vm.login
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
            text: root.model.busy ? root.vm.words.signing_in
                : root.locked ? root.vm.words.unlock : root.vm.words.enter
            iconName: "arrow-right"
            keyCap: "Enter"
            busy: root.model.busy
            enabled: (root.locked || login.text !== "") && password.text !== ""
            onTriggered: root.send()
        }
        SecondaryButton {
            objectName: "somebody_else"
            visible: root.locked
            width: parent.width
            text: root.vm.words.other_person
            iconName: "person"
            onTriggered: {
                root.model.somebody_else();
                login.clear();
            }
        }
    }
}
