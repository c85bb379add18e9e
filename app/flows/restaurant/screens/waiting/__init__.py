"""The waiting list: who waits, put on it, called from it (RST-05)."""
