"""The audit sample: drawn by a recorded seed."""
