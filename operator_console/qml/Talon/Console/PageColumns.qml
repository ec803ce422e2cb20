import QtQuick

// Where the six columns of a page begin.
QtObject {
    id: root

    property real width: 946

    function begin(column: int): real {
        return column === 0 ? 20 : column === 1 ? 88 : column === 2 ? 164
            : root.width * [0.5, 0.7, 0.765][column - 3];
    }

    function end(column: int): real {
        return column === 5 ? root.width - 4 : root.begin(column + 1) - 12;
    }
}
