"""The printers of the centre's papers, by role."""

BOOKLETS = "booklets"
"""The roll of the slips that go home in booklets."""
