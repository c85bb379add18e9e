"""The appraisal: each entry judged by one key, with the ledger beside it."""
