"""The Qt edge of the kiosk: view-models, the printer's thread, the scanner."""
