"""The touch kiosk where a visitor takes a ticket, and its printing."""
