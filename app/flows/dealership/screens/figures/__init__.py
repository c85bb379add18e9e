"""The figures of the desk."""
