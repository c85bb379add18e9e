"""The floor: board, strip, and the column beside them for what is chosen."""
