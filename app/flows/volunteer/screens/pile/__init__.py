"""The pile of booklets, entered by keyboard alone."""
