"""The tab of the ninth flow."""
