"""The blocks as sheets have them."""
