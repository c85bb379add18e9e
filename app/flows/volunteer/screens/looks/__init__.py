"""What is looked at before the stamp."""
