"""The printers of the desk's papers, by role."""

DESK = "sheets"
"""What the customer signs and takes along."""
