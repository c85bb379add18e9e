"""Pure Python: flow, case, command, guard, deadline, money, calendar, names. No Qt, no database, no files."""
