"""The print centre: what needs somebody, what waits, what was printed; printers and their papers (COM-40, 41)."""
