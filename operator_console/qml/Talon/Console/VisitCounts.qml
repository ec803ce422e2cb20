import QtQuick
import Talon.Kit

// Documents taken and the outcome of the present service.
Column {
    id: root

    required property var card
    required property var words

    signal counted(int documents)
    signal declined(bool yes)

    spacing: Theme.space8 + 2

    Item {
        width: parent.width
        height: 42

        Column {
            anchors.verticalCenter: parent.verticalCenter

            Label {
                text: root.words.documents
                size: 15
                weight: Theme.medium
            }
            Label {
                visible: text !== ""
                text: root.card.services_text
                size: 13
                muted: true
            }
        }
        Stepper {
            objectName: "documents"
            anchors.right: parent.right
            name: root.words.documents
            value: root.card.documents
            to: 99
            activeFocusOnTab: true
            onChosen: value => root.counted(value)
        }
    }
    Item {
        width: parent.width
        height: 40

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - outcome.width - Theme.space8

            Label {
                text: root.words.outcome
                size: 15
                weight: Theme.medium
            }
            Label {
                objectName: "declined"
                visible: text !== ""
                width: parent.width
                text: root.card.declined_text
                size: 13
                muted: true
                elide: Text.ElideRight
            }
        }
        Segmented {
            id: outcome

            objectName: "outcome"
            anchors.right: parent.right
            width: 220
            name: root.words.outcome
            labels: [root.words.rendered, root.words.declined]
            currentIndex: root.card.declined ? 1 : 0
            onChosen: index => root.declined(index === 1)
        }
    }
}
