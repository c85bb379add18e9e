"""Kitchen slips: which the kitchen has, which it has not, and what is done about it (RST-19)."""
