"""Complaints, and what causes them."""
