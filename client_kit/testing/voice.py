"""A voice that only remembers what it was asked to say."""

from dataclasses import dataclass, field


@dataclass
class RecordingVoice:
    """`said` holds text and language, in order."""

    said: list[tuple[str, str]] = field(default_factory=list)

    def say(self, text: str, language: str) -> None:
        """Remember."""
        self.said.append((text, language))

    def close(self) -> None:
        """Nothing to stop."""
