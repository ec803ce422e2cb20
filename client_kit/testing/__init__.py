"""Published fakes and drivers: test an app against a server that says what you script."""
