"""A whole day of the after-sales desk from several counters at once, and what it came to."""
