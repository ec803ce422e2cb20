import QtQuick

// The time of day as the app's one clock formats it; it never slides or blinks.
Label {
    weight: Theme.bold
    horizontalAlignment: Text.AlignRight
    Accessible.role: Accessible.Clock
}
