"""A ninth flow, made up for the tests: a music school lends instruments, for years.

It uses what the other flows ask of the house: a case that lives for years, dates that hang on dates
in working days, versions of rules, a ledger that is not money, a part that few may see.
"""
