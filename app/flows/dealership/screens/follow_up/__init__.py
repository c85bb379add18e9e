"""Calls to customers after their cars left."""
