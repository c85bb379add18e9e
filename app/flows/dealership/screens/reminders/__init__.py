"""Reminders of the next maintenance."""
