"""What the kiosk says: one table of phrases, complete in every language by its type."""
