"""Stored bottles: told, stored from the bill, fetched to a table."""
