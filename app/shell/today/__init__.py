"""Today: what is due over all flows, and the figures of this moment (COM-50)."""
