"""The board's Qt edge: view-models, the painted frame, the app."""
