"""The blocks as rolls have them: sizes and places in whole dots."""
