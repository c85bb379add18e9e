"""The service flows: a folder each; none knows another."""
