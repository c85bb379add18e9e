"""The first day: one question a page, Enter all the way through."""
