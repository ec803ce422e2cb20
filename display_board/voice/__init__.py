"""What the hall hears: words, one announcement queue, sound."""
