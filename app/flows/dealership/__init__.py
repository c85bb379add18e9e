"""汽车售后: the after-sales desk of a 4S store, from the telephone to the follow-up call (article 5)."""
