"""Accounts that are paid later (挂账): kept, paid off, told in a statement, and charged from the bill."""
