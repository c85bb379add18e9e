"""The till is handed over (COM-32)."""
