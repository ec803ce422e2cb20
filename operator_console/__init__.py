"""The operators' desk: a docked panel used two hundred times a day, by keyboard."""
