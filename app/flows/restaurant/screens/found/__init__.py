"""What guests left behind: noted, found again, handed back."""
