"""The offices at work: rooms decide and commit, documents follow, feed and clock come in."""
