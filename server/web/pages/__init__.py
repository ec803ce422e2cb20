"""The public side: the network, an office, one's own ticket, a board for any smart television."""
