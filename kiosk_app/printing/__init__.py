"""A ticket on paper: what it says, how it looks, which bytes, and what the printer answered."""
