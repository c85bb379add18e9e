"""Estimate and order of one visit."""
