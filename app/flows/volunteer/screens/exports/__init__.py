"""The sheet for the national system."""
