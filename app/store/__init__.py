"""SQLAlchemy: engine, tables, journal, writer, migrations, backup, change notices. No Qt, no rules."""
