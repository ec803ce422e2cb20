"""What stands on the kiosk's screen, as plain values: drawn by Qt, tested without it."""
