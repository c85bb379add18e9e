"""Pacing: the time line of a sitting, and when its hot dishes are called."""
