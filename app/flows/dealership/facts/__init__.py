"""Ids, roles, tracks and facts of the after-sales desk."""
