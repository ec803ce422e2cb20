"""The policy lab: the same seeded day under several calling rules, through the real domain."""
