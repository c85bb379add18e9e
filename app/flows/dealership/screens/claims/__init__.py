"""Claims on makers and insurers."""
