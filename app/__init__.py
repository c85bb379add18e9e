"""Yingke (迎客): the desktop application for a service counter."""
