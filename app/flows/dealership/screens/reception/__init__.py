"""The reception form at the car."""
