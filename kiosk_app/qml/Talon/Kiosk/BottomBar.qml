pragma ComponentBehavior: Bound
import QtQuick
import Talon.Kit
import Talon.Kiosk.Models

// What is always at hand: languages or Back, comfort, help; beside a ticket Done, or when it closes.
Rectangle {
    id: root

    required property KioskModel vm
    required property Sizes sizes

    readonly property string kind: root.vm.frame.bar
    readonly property bool low: root.sizes.lowReach || root.sizes.large
    readonly property real gap: root.sizes.gap
    readonly property real inner: root.width - 2 * root.sizes.margin
    readonly property real third: (root.inner - 2 * root.gap) / 3
    readonly property real buttonHeight: root.sizes.unit * (root.sizes.landscape ? 32 : 32)
    readonly property real buttonTop: (root.height - root.buttonHeight) / 2
    readonly property bool segmented: root.kind === "start" && !root.low

    color: Theme.surfaceRaised

    Rectangle {
        width: parent.width
        height: root.sizes.line
        color: Theme.line
    }
    Segmented {
        id: languages

        objectName: "languages"
        visible: root.segmented
        x: root.sizes.margin
        y: root.buttonTop
        width: (root.inner - 2 * root.gap) * (root.sizes.landscape ? 0.528 : 0.55)
        height: root.buttonHeight
        name: root.vm.frame.languageWord
        labels: root.vm.frame.languages
        currentIndex: root.vm.frame.language
        fontSize: root.sizes.unit * 8.6
        radius: root.sizes.barRadius
        lineWidth: root.sizes.line
        gap: root.sizes.unit * 3.6
        onChosen: index => root.vm.speak(index)
    }
    BarButton {
        objectName: "language"
        visible: root.kind === "start" && root.low
        x: root.sizes.margin
        width: root.third
        text: root.vm.frame.languageWord
        iconName: "globe"
        onTriggered: root.vm.choose("open:languages")
    }
    BarButton {
        objectName: "back"
        visible: root.kind === "inner"
        x: root.sizes.margin
        width: root.third
        text: root.vm.frame.back
        iconName: "arrow-left"
        onTriggered: root.vm.goBack()
    }
    BarButton {
        objectName: "comfort"
        visible: root.kind === "inner" || root.kind === "start"
        x: root.segmented ? languages.x + languages.width + root.gap
            : root.sizes.margin + root.third + root.gap
        width: root.segmented ? (root.inner - languages.width - 2 * root.gap) / 2 : root.third
        text: root.vm.frame.comfort
        iconName: root.vm.frame.isComfortable ? "check" : "accessibility"
        selected: root.vm.frame.isComfortable
        onTriggered: root.vm.choose("open:comfort")
    }
    PrimaryButton {
        objectName: "done"
        visible: root.kind === "done"
        x: root.sizes.margin
        y: root.buttonTop
        width: help.x - root.gap - x
        height: root.buttonHeight
        centered: true
        text: root.vm.frame.done
        fontSize: root.sizes.label
        radius: root.sizes.barRadius
        onTriggered: root.vm.goHome()
    }
    Label {
        objectName: "closes"
        visible: root.kind === "closing"
        x: root.sizes.margin
        width: help.x - root.gap - x
        anchors.verticalCenter: parent.verticalCenter
        text: root.vm.frame.closes
        size: root.sizes.body
        muted: true
    }
    BarButton {
        id: help

        objectName: "help"
        visible: root.kind !== "none"
        x: root.width - root.sizes.margin - width
        width: root.kind === "inner" || root.low && root.kind === "start" ? root.third
            : root.kind === "start" ? (root.inner - languages.width - 2 * root.gap) / 2
            : root.inner * (root.kind === "done" ? 0.305 : 0.346)
        text: root.vm.frame.help
        iconName: "help"
        onTriggered: root.vm.choose("open:help")
    }

    component BarButton: SecondaryButton {
        y: root.buttonTop
        height: root.buttonHeight
        stacked: true
        fontSize: root.sizes.unit * 8
        iconSize: root.sizes.unit * 10.5
        radius: root.sizes.barRadius
        lineWidth: root.sizes.line
    }
}
