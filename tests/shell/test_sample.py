"""The sample day: books of its own, told everywhere, left by one button."""
