"""What tests, pictures and benches of the kiosk share."""
