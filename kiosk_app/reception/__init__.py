"""The administrator's ticket desk at the entrance: the kiosk's app with keyboard and list."""
