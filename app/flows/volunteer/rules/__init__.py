"""The article's rules as pure functions."""
