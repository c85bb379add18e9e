"""The settings: each group draws itself; staff and counters have pages of their own."""
