"""The restaurant on real databases: a small house, and an evening in it."""
