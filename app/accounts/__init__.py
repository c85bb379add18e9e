"""The book of accounts that are paid later (挂账), for every flow with a till: kept, paid off, told in a statement."""
