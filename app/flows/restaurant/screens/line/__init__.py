"""A line that was sent, wherever it is shown: urged, returned or given, by touch and by one key each (RST-18)."""
