"""The waiter's care: marks of service at a table, and the board of neglected ones."""
