"""Forms and monthly tally: who has a form, what is entered on it, what a month comes to (VOL-15, 30)."""
