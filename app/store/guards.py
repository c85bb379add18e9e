"""What the database itself refuses, on both engines: the journal and its seals only ever grow (COM-05).

The migrations put these up, and `yingke audit` compares what stands in a database with them word by word.
"""

from collections.abc import Mapping

from sqlalchemy import Connection

from app.store import written

SQLITE = {
    "journal_grows": f"""CREATE TRIGGER journal_grows BEFORE INSERT ON journal BEGIN
    SELECT RAISE(ABORT, 'journal: this row does not follow the last one')
    WHERE NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM journal WHERE counter = NEW.counter)
       OR NEW.prev IS NOT coalesce(
           (SELECT hash FROM journal WHERE counter = NEW.counter ORDER BY n DESC LIMIT 1), '{"0" * 64}')
       OR NEW.seq <= (SELECT coalesce(max(seq), 0) FROM journal)
       OR EXISTS (SELECT 1 FROM journal WHERE command_id = NEW.command_id);
END""",
    "journal_stays": """CREATE TRIGGER journal_stays BEFORE UPDATE ON journal BEGIN
    SELECT RAISE(ABORT, 'journal: a row is never changed');
END""",
    "journal_keeps": """CREATE TRIGGER journal_keeps BEFORE DELETE ON journal BEGIN
    SELECT RAISE(ABORT, 'journal: a row is never removed');
END""",
    "seals_grow": """CREATE TRIGGER seals_grow BEFORE INSERT ON seals BEGIN
    SELECT RAISE(ABORT, 'seals: this seal does not follow the last one')
    WHERE NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM seals);
END""",
    "seals_stay": """CREATE TRIGGER seals_stay BEFORE UPDATE ON seals BEGIN
    SELECT RAISE(ABORT, 'seals: only a missing signature is added')
    WHERE OLD.signature IS NOT NULL OR NEW.n IS NOT OLD.n OR NEW.counter IS NOT OLD.counter
       OR NEW.at IS NOT OLD.at OR NEW.why IS NOT OLD.why OR NEW.heads IS NOT OLD.heads;
END""",
    "seals_keep": """CREATE TRIGGER seals_keep BEFORE DELETE ON seals BEGIN
    SELECT RAISE(ABORT, 'seals: a seal is never removed');
END""",
}

FUNCTIONS = {
    "journal_grows": f"""
DECLARE last record;
BEGIN
    SELECT n, seq, hash INTO last FROM public.journal WHERE counter = NEW.counter ORDER BY n DESC LIMIT 1;
    IF NEW.n IS DISTINCT FROM coalesce(last.n, 0) + 1
       OR NEW.prev IS DISTINCT FROM coalesce(last.hash, '{"0" * 64}')
       OR NEW.seq <= coalesce(last.seq, 0)
       OR EXISTS (SELECT 1 FROM public.journal WHERE seq = NEW.seq OR command_id = NEW.command_id) THEN
        RAISE EXCEPTION 'journal: this row does not follow the last one';
    END IF;
    RETURN NEW;
END
""",
    "seals_grow": """
BEGIN
    IF NEW.n IS DISTINCT FROM (SELECT coalesce(max(n), 0) + 1 FROM public.seals) THEN
        RAISE EXCEPTION 'seals: this seal does not follow the last one';
    END IF;
    RETURN NEW;
END
""",
    "seals_stay": """
BEGIN
    IF OLD.signature IS NOT NULL
       OR (NEW.n, NEW.counter, NEW.at, NEW.why, NEW.heads)
          IS DISTINCT FROM (OLD.n, OLD.counter, OLD.at, OLD.why, OLD.heads) THEN
        RAISE EXCEPTION 'seals: only a missing signature is added';
    END IF;
    RETURN NEW;
END
""",
    "row_stays": """
BEGIN
    RAISE EXCEPTION '%: a row is never changed or removed', TG_TABLE_NAME;
END
""",
    "row_written": written.FUNCTION,
}

POSTGRESQL = {
    "journal_grows": "BEFORE INSERT ON public.journal FOR EACH ROW EXECUTE FUNCTION journal_grows()",
    "journal_stays": "BEFORE DELETE OR UPDATE ON public.journal FOR EACH ROW EXECUTE FUNCTION row_stays()",
    "journal_keeps": "BEFORE TRUNCATE ON public.journal FOR EACH STATEMENT EXECUTE FUNCTION row_stays()",
    "seals_grow": "BEFORE INSERT ON public.seals FOR EACH ROW EXECUTE FUNCTION seals_grow()",
    "seals_stay": "BEFORE UPDATE ON public.seals FOR EACH ROW EXECUTE FUNCTION seals_stay()",
    "seals_keep": "BEFORE DELETE ON public.seals FOR EACH ROW EXECUTE FUNCTION row_stays()",
    "seals_hold": "BEFORE TRUNCATE ON public.seals FOR EACH STATEMENT EXECUTE FUNCTION row_stays()",
}


def statements(dialect: str) -> list[str]:
    """What puts the guards up; PostgreSQL's fire for replication roles too. Its numbers come from a sequence."""
    if dialect == "sqlite":
        return list(SQLITE.values())
    made = ["CREATE SEQUENCE journal_seq"]
    for name, body in FUNCTIONS.items():
        made.append(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
    return made + _put_up(POSTGRESQL)


def watch_rows(db: Connection) -> None:
    """Have every table of a PostgreSQL tell which rows are written, where it does not yet; SQLite's writer does."""
    if db.dialect.name == "sqlite":
        return
    wanted, there = written.triggers(t.name for t in written.sealed_tables(db)), _postgresql(db)
    for statement in _put_up({name: what for name, what in wanted.items() if name not in there}):
        db.exec_driver_sql(statement)


def amiss(db: Connection) -> list[str]:
    """Names of guards that are missing, altered or switched off, and of triggers that are not ours."""
    found = _sqlite(db) if db.dialect.name == "sqlite" else _postgresql(db)
    wanted = SQLITE if db.dialect.name == "sqlite" else _wanted(db)
    return sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))


def _sqlite(db: Connection) -> dict[str, str]:
    rows = db.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {row.name: row.sql for row in rows}


def _wanted(db: Connection) -> dict[str, str]:
    functions = {f"{name}()": body for name, body in FUNCTIONS.items()}
    triggers = POSTGRESQL | written.triggers(t.name for t in written.sealed_tables(db))
    return functions | {name: f"A CREATE TRIGGER {name} {what}" for name, what in triggers.items()}


def _postgresql(db: Connection) -> dict[str, str]:
    triggers = db.exec_driver_sql(
        "SELECT tgname, tgenabled::text || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
    )
    functions = db.exec_driver_sql(
        "SELECT proname || '()', prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
    )
    return dict([*triggers, *functions])


def _put_up(triggers: Mapping[str, str]) -> list[str]:
    """PostgreSQL's triggers, firing for replication roles too."""
    made = []
    for name, what in triggers.items():
        made.append(f"CREATE TRIGGER {name} {what}")
        made.append(f"ALTER TABLE {_table(what)} ENABLE ALWAYS TRIGGER {name}")
    return made


def _table(what: str) -> str:
    return what.split(" ON ")[1].split()[0]
