"""The central service: every office's queue, kept in the store and pushed to every screen."""
