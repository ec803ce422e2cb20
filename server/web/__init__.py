"""Plain web pages, sign-in and the life signs of the server."""
