"""The board of visits."""
