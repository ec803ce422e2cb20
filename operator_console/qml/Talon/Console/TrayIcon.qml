import Qt.labs.platform as Desktop

// The desk in the tray: its number as the icon, its main act and its forms in the menu.
Desktop.SystemTrayIcon {
    id: root

    required property var tray
    required property var vm

    visible: available
    icon.source: root.tray.icon
    tooltip: root.tray.tooltip
    onActivated: root.vm.summon()

    menu: Desktop.Menu {
        Desktop.MenuItem {
            enabled: false
            text: root.tray.tooltip
        }
        Desktop.MenuItem {
            enabled: root.tray.is_allowed
            visible: root.tray.act_text !== ""
            text: root.tray.act_text
            onTriggered: root.tray.act()
        }
        Desktop.MenuSeparator {}
        Desktop.MenuItem {
            text: root.vm.words.form_docked
            onTriggered: root.show_as("docked")
        }
        Desktop.MenuItem {
            text: root.vm.words.form_wide
            onTriggered: root.show_as("wide")
        }
        Desktop.MenuItem {
            text: root.vm.words.form_mini
            onTriggered: root.show_as("mini")
        }
    }

    function show_as(form: string): void {
        root.vm.take_form(form);
        root.vm.summon();
    }
}
