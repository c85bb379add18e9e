"""Yingke (迎客): the desktop application for a service counter."""

__version__ = "0.1.0"
