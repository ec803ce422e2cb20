pragma Singleton
import QtQuick

// Own strokes on a 24 grid, one SVG path string each; `filled` ones are states and are filled.
QtObject {
    readonly property var strokes: ({
        "accessibility": "M12 3.6a.9.9 0 1 1 0 1.8a.9.9 0 0 1 0-1.8zM4 8.2l5.6 1.5h4.8L20 8.2M9.6 9.7v4.8L7.4 20.5M14.4 9.7v4.8l2.2 6M9.6 14.5h4.8",
        "arrow-down": "M12 5v14M6.5 13.5L12 19l5.5-5.5",
        "arrow-left": "M20 12H4M11 5l-7 7 7 7",
        "arrow-right": "M4 12h16M13 5l7 7-7 7",
        "arrow-up": "M12 19V5M6.5 10.5L12 5l5.5 5.5",
        "backspace": "M9 5h12v14H9l-6-7zM12 9.5l5 5M17 9.5l-5 5",
        "bell": "M12 3v1.6M6.5 17v-6.2a5.5 5.5 0 0 1 11 0V17l2 1.4H4.5zM10.6 21.2h2.8",
        "briefcase": "M4 8h16v11H4zM9 8V5h6v3M4 13h16M12 12v2",
        "calendar": "M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8",
        "calendar-check": "M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8M9 15.2l2.2 2.2 4-4",
        "car": "M4 17v-4.5l2-6h12l2 6V17zM4 12.5h16M6.5 17v2M17.5 17v2M7.5 14.8h.2M16.3 14.8h.2",
        "chat": "M4 4.5h16v11.5h-9l-3.8 4v-4H4zM8 8.8h8M8 12h5",
        "check": "M4 12.6l5.2 5.2L20 7",
        "chevron": "M9 5l7 7-7 7",
        "chevron-down": "M5 9l7 7 7-7",
        "chevron-up": "M5 15l7-7 7 7",
        "clock": "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM12 7.5V12l3.2 2",
        "close": "M5.5 5.5l13 13M18.5 5.5l-13 13",
        "document": "M6 3h8.5L18.5 7v14H6zM14 3.2v4.3h4.3M9 12h6M9 16h6",
        "exit": "M10 4H4v16h6M9 12h11M15.5 7.5L20 12l-4.5 4.5",
        "family": "M8.5 5a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4zM3.5 20v-2.5a5 5 0 0 1 10 0V20M17.3 10.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1 0-3.6zM16.2 20v-.5M13.8 17.3a3.6 3.6 0 0 1 7.1.7v2",
        "folder-check": "M3.5 4.5h6l2.5 3.5h8.5v11.5h-17zM8.8 13.3l2.4 2.4 4.6-4.6",
        "globe": "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
        "grid": "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z",
        "hand": "M7 13V6.5a1.5 1.5 0 0 1 3 0V11V4.7a1.5 1.5 0 0 1 3 0V11V6a1.5 1.5 0 0 1 3 0v6V9a1.5 1.5 0 0 1 3 0v5.5a6.5 6.5 0 0 1-11.6 4L4.6 14.5a1.4 1.4 0 0 1 2.4-1.5z",
        "heart": "M12 20l-7.5-7.6a4.7 4.7 0 0 1 6.7-6.6l.8.8.8-.8a4.7 4.7 0 0 1 6.7 6.6z",
        "help": "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM9.3 9.6a2.7 2.7 0 1 1 4.3 2.2c-1 .7-1.6 1.2-1.6 2.3M12 17.2v.1",
        "home": "M3.5 11.5L12 4l8.5 7.5M5.8 9.8V20h12.4V9.8",
        "house": "M3 11.5L12 4l9 7.5M5.8 9.6V20h12.4V9.6M9.8 20v-5.5h4.4V20",
        "info": "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM12 11.2v5.3M12 7.6v.1",
        "key": "M8 8.2a4 4 0 1 1 0 8a4 4 0 0 1 0-8zM12 12.2h9M17.5 12.2v3.5M21 12.2v2.5",
        "link-lost": "M3 3.5l18 17M2.5 9.5A14 14 0 0 1 6 7.2M10.5 5.7A13.6 13.6 0 0 1 21.5 9.5M5.8 13.2a9 9 0 0 1 3.5-2M14.5 11a9 9 0 0 1 3.7 2.2M9.2 16.6a4 4 0 0 1 4-.7M12 19.8v.1",
        "lock": "M5.5 10.5h13V20h-13zM8.3 10.5V7.5a3.7 3.7 0 0 1 7.4 0v3",
        "megaphone": "M4 10v4h3l8 4.5v-13L7 10zM18.5 9a4.5 4.5 0 0 1 0 6M8 14.5V19h2.5",
        "minus": "M5 12h14",
        "note": "M4 4h16v10l-6 6H4zM14 20v-6h6M8 8.5h8",
        "passport": "M5.5 3h13v18h-13zM12 7a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 0 1 0-6.4zM9 17h6",
        "pause": "M8.5 5v14M15.5 5v14",
        "people": "M9 4.5a3 3 0 1 1 0 6a3 3 0 0 1 0-6zM3 20v-1.5a6 6 0 0 1 12 0V20M16 4.8a3 3 0 0 1 0 5.5M18 14.5a6 6 0 0 1 3 4.3V20",
        "person": "M12 4a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 0 1 0-7.6zM4.5 20.5v-.8a7.5 7.5 0 0 1 15 0v.8",
        "person-missed": "M10 4.5a3.3 3.3 0 1 1 0 6.6a3.3 3.3 0 0 1 0-6.6zM3.5 20v-.8a6.5 6.5 0 0 1 9-6M16 15.8l4.6 4.6M20.6 15.8L16 20.4",
        "plus": "M12 4.5v15M4.5 12h15",
        "printer": "M7 9V3.5h10V9M7 16.5H3.5V9h17v7.5H17M7 13.5h10v7H7zM17 12h.1",
        "qr": "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM20 14v3M14 20h2.5M20 20h-.1",
        "repeat": "M18.5 7.5A8 8 0 1 0 20 12M19 3.5v4.5h-4.5",
        "return": "M8.5 5L4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-3",
        "ruble": "M8.5 20V4h5.5a4.8 4.8 0 0 1 0 9.6H5.5M5.5 17h9",
        "search": "M10.5 3.8a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 0 1 0-13.4zM15.5 15.5l5.5 5.5",
        "settings": "M4 7h9M17 7h3M15 4.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4zM4 17h3M11 17h9M9 14.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4z",
        "shield-check": "M12 3l7.5 2.6v6.2c0 4.3-3 7.7-7.5 9.2-4.5-1.5-7.5-4.9-7.5-9.2V5.6zM8.8 12l2.3 2.3 4.2-4.4",
        "speaker": "M4 9.5v5h3.5L13 19V5L7.5 9.5zM16 9a4.2 4.2 0 0 1 0 6M18.6 6.5a8 8 0 0 1 0 11",
        "swap": "M4 8h15M15.5 4.5L19 8M20 16H5M8.5 12.5L5 16l3.5 3.5",
        "ticket": "M4 6.5h16v3.7a1.9 1.9 0 0 0 0 3.6v3.7H4v-3.7a1.9 1.9 0 0 0 0-3.6zM14.5 6.5v11",
        "transfer": "M4 8.5h15M14.5 4l4.5 4.5M20 15.5H5M9.5 20L5 15.5",
        "undo": "M8.5 5L4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-3",
        "warning": "M12 4l9 16H3zM12 10v4.5M12 17.3v.1"
    })
    readonly property var filled: ({
        "breach": "M12 2L22 12L12 22L2 12z",
        "long": "M12 3L22.5 21H1.5z",
        "ok": "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z",
        "play": "M6 3.5L20 12L6 20.5z"
    })

    function path(name: string): string {
        return strokes[name] ?? filled[name] ?? "";
    }
    function isFilled(name: string): bool {
        return filled[name] !== undefined;
    }
}
