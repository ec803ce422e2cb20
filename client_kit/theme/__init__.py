"""The look as data: `tokens.toml` read once, and the QML types made from it."""

from client_kit.theme.contrast import contrast_ratio
from client_kit.theme.tokens import SCHEMES, Tokens, load_tokens

__all__ = ["SCHEMES", "Tokens", "contrast_ratio", "load_tokens"]
