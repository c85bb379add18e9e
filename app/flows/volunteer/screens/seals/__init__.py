"""The seal register, and the true seal beside an entry (VOL-11)."""
