"""Who works in the volunteer centre."""

CLERK = "centre_clerk"
HEAD = "centre_head"
SECRETARY = "league_secretary"
"""Sees everything of the own class, and changes no entry (VOL-04)."""
MANAGER = "manager"
CENTRE = frozenset({CLERK, HEAD})
LISTS = CENTRE | {MANAGER}
"""Who takes in class lists."""
