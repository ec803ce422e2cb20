"""The rules of the queue: configured offices, live state, commands, events, and who is next."""
