"""A QML engine of the house: import path, warnings collected, root loaded with its view-models."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickWindow

from client_kit.qt.errors import QmlFailed

QML = Path(__file__).resolve().parent.parent / "qml"


class Engine:
    """Owns the QML engine and what was handed to it, so that nothing dies too early."""

    def __init__(self, *import_paths: Path) -> None:
        self.warnings: list[str] = []
        """Every QML warning since the start; must stay empty in tests."""
        self._engine = QQmlApplicationEngine()
        self._engine.setOutputWarningsToStandardError(False)
        self._engine.warnings.connect(self._collect)
        self._kept: dict[str, object] = {}
        for path in (QML, *import_paths):
            self._engine.addImportPath(str(path))

    def load(self, root: Path, view_models: Mapping[str, object]) -> QQuickWindow:
        """Load the root window; `view_models` (and plain values) fill its required properties."""
        self._kept = dict(view_models)
        self._engine.setInitialProperties(self._kept)
        self._engine.load(QUrl.fromLocalFile(str(root)))
        windows = self._engine.rootObjects()
        if not windows or not isinstance(windows[0], QQuickWindow):
            raise QmlFailed(f"{root.name}: " + "; ".join(self.warnings or ["no window inside"]))
        return windows[0]

    def use_theme(self, scheme: str, reduced_motion: bool = False) -> None:
        """Switch the colours of every screen: light, dark or contrast."""
        theme = self.theme
        theme.setProperty("scheme", scheme)
        theme.setProperty("reducedMotion", reduced_motion)

    @property
    def theme(self) -> QObject:
        """The `Theme` singleton of this engine."""
        theme = self._engine.singletonInstance("Talon.Kit", "Theme")
        if not isinstance(theme, QObject):
            raise QmlFailed("Talon.Kit has no Theme: " + "; ".join(self.warnings))
        return theme

    @property
    def qml(self) -> QQmlApplicationEngine:
        """The engine itself, for translations and the like."""
        return self._engine

    def close(self) -> None:
        """Destroy the windows before the view-models they read."""
        for window in self._engine.rootObjects():
            window.deleteLater()
        self._engine.deleteLater()
        self._kept.clear()

    def _collect(self, errors: list[QQmlError]) -> None:
        self.warnings += [error.toString() for error in errors]
