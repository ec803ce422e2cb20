"""What a kiosk sounds like: a quiet tick under the finger, one low note when something failed."""
