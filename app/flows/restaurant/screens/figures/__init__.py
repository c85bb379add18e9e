"""The figures of the house: numbers, charts and lists of a day, a week, a month (RST-61)."""
