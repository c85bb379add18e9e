"""The class archive (VOL-31)."""
