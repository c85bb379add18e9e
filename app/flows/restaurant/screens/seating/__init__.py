"""A table and a waiter for a party."""
