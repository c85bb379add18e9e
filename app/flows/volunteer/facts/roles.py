"""Who works in the volunteer centre."""

CLERK = "centre_clerk"
HEAD = "centre_head"
MANAGER = "manager"
CENTRE = frozenset({CLERK, HEAD})
LISTS = CENTRE | {MANAGER}
"""Who takes in class lists."""
