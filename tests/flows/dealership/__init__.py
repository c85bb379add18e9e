"""The after-sales desk of a 4S store."""
