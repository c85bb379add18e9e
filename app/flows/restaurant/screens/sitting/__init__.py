"""The chosen sitting: what it shows, what can be done with it, and what is asked for that."""
