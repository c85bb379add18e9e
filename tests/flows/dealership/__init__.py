"""The volunteer centre: honest hours."""
