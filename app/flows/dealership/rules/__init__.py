"""The rules of article 5 as pure functions."""
