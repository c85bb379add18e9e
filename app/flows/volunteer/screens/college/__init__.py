"""The college's list of fakes (VOL-23)."""
