"""The search over everything, and the commands that it offers (COM-51)."""
