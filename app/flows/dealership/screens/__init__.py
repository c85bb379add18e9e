"""The after-sales desk's tab, its pages and dialogs."""
