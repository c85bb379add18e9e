"""Archive and figures: what the services of a month or a school year came to (VOL-40)."""
