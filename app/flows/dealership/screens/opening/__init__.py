"""The opening list of the day."""
