"""`yingke audit`, `backup`, `restore`, `doctor`, `commands`, `--help`: sentences, and status 1 where something is wrong."""

import json
import random
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.counter import doctor
from app.counter.settings import Settings
from app.house import open_house
from app.paper import fonts
from app.store.backup import Backups
from app.store.engine import sqlite_url
from app.store.rooms import rooms
from app.store.seals import Keys, seal
from app.store.store import FILE, open_store
from tests.cli.conftest import Cli, line, ref
from tests.counter.printer import closed_port, printer
from tests.fixtures import BEGIN, Database

DAY = [
    line("p", "enrol", {"name": "王一一"}),
    line("m", "practise", {"pupil": ref("p.pupil"), "minutes": 1000}),
    line("l", "ask_for_loan", {"pupil": ref("p.pupil"), "instrument": "V1", "starts": "2026-12-01"}),
    line("t", "lend", {"pupil": ref("p.pupil"), "loan": ref("l.loan")}),
    line("g", "enrol", {"name": "陈子远", "phone": "13371206972"}) | {"do": "house.keep_guest"},
]


@contextmanager
def altering(home: Path) -> Iterator[sqlite3.Connection]:
    """The data file, as somebody has it who owns it."""
    with closing(sqlite3.connect(home / FILE)) as db:
        db.execute("PRAGMA foreign_keys=0")
        yield db
        db.commit()


@pytest.mark.both
@pytest.mark.rule("COM-05", "COM-62")
def test_a_day_is_audited_backed_up_and_put_back(cli: Cli, founded: Database) -> None:
    assert cli.replay(DAY).status == 0
    whole = cli("audit", "--deep")
    assert (whole.status, whole.out) == (0, "8 rows in 1 chains fit.\n8 rows are not yet sealed.\n")
    made = cli("backup")
    assert made.status == 0
    assert made.out.endswith("8 rows of the journal, read back.\n")
    file = made.out.partition(": ")[0]
    assert cli("audit", file, "--deep").status == 0
    assert cli.replay([line("q", "enrol", {"name": "李二"})]).status == 0
    put = cli("restore", file)
    assert (put.status, put.err) == (0, "")
    assert "8 rows in 1 chains fit" in cli("audit").out
    again = cli.replay([*DAY, line("q", "enrol", {"name": "李二"})])
    assert [one["again"] for one in again.lines] == [True] * 5 + [False]


@pytest.mark.rule("COM-05")
def test_the_first_row_that_does_not_fit_is_named_with_status_1(cli: Cli, founded: Database) -> None:
    cli.replay(DAY)
    keys = Keys(founded.home / "keys")
    store = open_store(founded.home, None, founded.folders)
    store.writer.run(lambda db: seal(db, keys, "A1", BEGIN, "day"))
    store.close()
    assert cli("audit").out == "8 rows in 1 chains fit.\n"
    with altering(founded.home) as db:
        [(made,)] = db.execute("SELECT sql FROM sqlite_master WHERE name = 'journal_stays'").fetchall()
        db.execute("DROP TRIGGER journal_stays")
        db.execute("UPDATE journal SET staff = 'thief' WHERE n = 5")
        db.execute(made)
    told = cli("audit")
    assert (told.status, told.out.splitlines()[0]) == (
        1,
        "A1, row 5: The fields of this row do not give its hash.",
    )


DEEP = {
    "UPDATE ninth_pupils SET minutes = minutes + 1": "of ninth_pupils is not what row 7 of A1 wrote",
    "DELETE FROM ninth_pupils": "of ninth_pupils is missing; row 7 of A1 wrote it",
    "INSERT INTO counters VALUES ('C3', 'bar')": "Row C3 of counters was written by no command",
    "UPDATE staff SET roles = 'manager'": "Row lin of staff is not what row 2 of A1 wrote",
    "UPDATE staff SET pin = (SELECT pin FROM staff WHERE login = 'lin') WHERE login = 'zhou'": "PIN of zhou is not as",
    "UPDATE dues SET at = '2031-01-01T00:00:00.000000Z' WHERE key = '3'": "deadline anniversary",
    "DELETE FROM dues WHERE name = 'check'": "deadline check",
    "INSERT INTO dues SELECT \"case\", 'check', 'odd', flow, at FROM dues LIMIT 1": "deadline check",
    "UPDATE cases SET step = 'asked'": "stands at asked; its history ends at lent",
    "UPDATE cases SET version = 9": "changed 9 times; the journal has 2",
    "UPDATE numbers SET n = 3": "do not run through: 2",
    "UPDATE cases SET number = 'NL-A1-261123-0007'": "do not run through: 1",
    "UPDATE search_terms SET term = 'x' WHERE rowid = (SELECT min(rowid) FROM search_terms)": "is not found by its own words",
    "UPDATE drawer SET text = '陈志远' WHERE text = '陈子远'": "personal text of this row is not",
    "UPDATE settings SET value = '77' WHERE key = 'house.language'": "house.language holds what it may not",
    "INSERT INTO settings VALUES ('house.day_ends_at', '', '99')": "house.day_ends_at holds",
    "UPDATE ninth_loans SET pupil = 'nobody'": "points at nothing in ninth_pupils",
}


@pytest.mark.rule("COM-05", "COM-50", "COM-14", "COM-16")
def test_the_deep_audit_recomputes_what_hangs_on_something(cli: Cli, founded: Database) -> None:
    cli.replay(DAY)
    file = founded.home / FILE
    whole = file.read_bytes()
    for statement, expected in DEEP.items():
        file.write_bytes(whole)
        with altering(founded.home) as db:
            assert db.execute(statement).rowcount
        told = cli("audit", "--deep")
        assert told.status == 1, statement
        assert expected in told.out, statement


@pytest.mark.rule("COM-05")
def test_an_index_that_lost_a_row_is_found(cli: Cli, founded: Database) -> None:
    cli.replay(DAY)
    with altering(founded.home) as db:
        db.execute("PRAGMA writable_schema=1")
        db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '\"at\"', '\"flow\"') WHERE name = 'ix_dues_at'"
        )
        db.execute("UPDATE sqlite_master SET sql = replace(sql, '(at)', '(flow)') WHERE name = 'ix_dues_at'")
    told = cli("audit", "--deep")
    assert told.status == 1
    assert "The data file" in told.out + told.err


@pytest.mark.rule("COM-64")
def test_tables_that_are_not_the_declared_ones_are_named_at_opening_and_in_the_audit(
    cli: Cli, founded: Database
) -> None:
    with altering(founded.home) as db:
        db.execute("ALTER TABLE dues RENAME COLUMN flow TO trade")
    for told in (cli("audit"), cli.replay(DAY)):
        assert told.status == 1
        assert "dues.flow and dues.trade" in told.err, told


@pytest.mark.rule("COM-60", "COM-62", "COM-64")
def test_no_data_damaged_data_and_newer_data_are_sentences(
    cli: Cli, founded: Database, tmp_path: Path
) -> None:
    cli.replay(DAY)
    made = cli("backup").out.partition(": ")[0]
    file = founded.home / FILE
    kept = file.read_bytes()
    with altering(founded.home) as db:
        db.execute(
            "UPDATE upgrades SET revision = 'ninth_0099', program = '3.1.4' WHERE revision = 'ninth_0001'"
        )
    for told in (cli("audit"), cli("doctor")):
        assert told.status == 1
        assert "written by Yingke 3.1.4 (ninth_0099); this is Yingke 0.1.0" in told.out + told.err
    assert "3.1.4" in cli.replay(DAY).err
    file.write_bytes(kept)
    with altering(founded.home) as db:
        db.execute("UPDATE upgrades SET program = '0.0.9'")
        db.execute("DELETE FROM upgrades WHERE revision = 'ninth_0001'")
        db.execute("UPDATE alembic_version SET version_num = 'house_0001' WHERE version_num = 'ninth_0001'")
    told = cli("audit", "--deep")
    assert told.status == 1
    assert "These data are of Yingke 0.0.9, older than this Yingke 0.1.0." in told.err
    for content in (kept[:5000], b"", b"no database at all", kept[:100] + b"\xff" * (len(kept) - 100)):
        file.write_bytes(content)
        for told in (cli("audit"), cli("backup"), cli.replay(DAY), cli("doctor")):
            assert told.status == 1
            assert "The data file is damaged. The newest good backup is of" in told.out + told.err
    log = (founded.home / "logs" / "command-line.log").read_text()
    assert "not a database" in log and "the file is empty or gone" in log, (
        "why, for whoever is called for help"
    )
    assert cli("restore", made).status == 0
    assert cli("audit").status == 0
    other = shutil.move(made, tmp_path / "other.db")
    file.unlink()
    shutil.rmtree(founded.home / "backups")
    assert cli("audit").err == f"There are no data in {founded.home} yet.\n"
    shutil.copyfile(other, founded.home / "from-elsewhere.db")
    (founded.home / "pepper").unlink()
    put = cli("restore", str(founded.home / "from-elsewhere.db"))
    assert (put.status, put.out) == (0, "Restored.\n")
    assert "without it no PIN fits" in put.err
    assert cli("restore", str(founded.home / "nothing.db")).status == 1


def kept_rows(file: Path) -> list[object]:
    """Every row of a data file but a machine's notes and what hangs on the pepper, which no journal row answers for."""
    notes = ("upgrades", "outages", "pin_tries", "refusals", "secret_seals")
    with closing(sqlite3.connect(file)) as db:
        db.text_factory = bytes
        tables = [
            name.decode() for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return [_told(db, name) for name in tables if name not in notes]


def _told(db: sqlite3.Connection, table: str) -> list[object]:
    """The rows of a table, but for the seal of a PIN, which the pepper answers for."""
    names = [name.decode() for _, name, *_ in db.execute(f"PRAGMA table_info({table})")]
    told = ", ".join(f'"{name}"' for name in names if (table, name) != ("staff", "pin"))
    return db.execute(f"SELECT {told} FROM {table}").fetchall()


@pytest.mark.rule("COM-62")
def test_50_flipped_bits_are_found_or_change_nothing_and_never_a_traceback(
    cli: Cli, founded: Database
) -> None:
    """D5: whatever a flip hits, the answer is a sentence; the whole look finds what plain reading passes over."""
    cli.replay(DAY)
    file, chance = founded.home / FILE, random.Random(20261123)
    whole = file.read_bytes()
    written = [at for at, byte in enumerate(whole) if byte]  # what is empty tells nothing
    before = kept_rows(file)
    silent = found = 0
    for _ in range(50):
        content = bytearray(whole)
        content[chance.choice(written)] ^= 1 << chance.randrange(8)
        file.write_bytes(content)
        told = cli("audit", "--deep")
        if told.status == 0:
            silent += kept_rows(file) != before
        else:
            found += 1
            assert (told.out + told.err).strip()
    file.write_bytes(whole)
    assert found >= 3
    assert silent == 0


# -- doctor -------------------------------------------------------------------------------------------


def looks(
    home: Path, now: datetime = BEGIN, folders: tuple[str, ...] = ("tests.flows.ninth",)
) -> list[doctor.Look]:
    from app.kernel.clock import SetClock

    backups = Backups(home / "backups", sqlite_url(home / FILE), rooms(folders), SetClock(now))
    return list(doctor.look(doctor.Patient(home, backups, "A1", now)))


def found(told: list[doctor.Look], words: str) -> doctor.Look:
    [one] = [look for look in told if words in look.what.message]
    assert one.state is doctor.State.WELL or one.do, "it says what to do"
    return one


@pytest.mark.rule("COM-64")
def test_doctor_says_what_is_well_and_what_to_do(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    told = cli("doctor")
    assert told.status == 0
    for words in (
        "Yingke 0.1.0",
        "All 5 fonts",
        "MB are free",
        "There is no backup yet",
        "→ Make one: yingke backup",
        "The database is whole",
        "No printer is set up",
        "The clock says",
        "The holidays of",
    ):
        assert words in told.out
    monkeypatch.setenv("YINGKE_LANGUAGE", "zh")
    assert "数据库" in cli("doctor").out


@pytest.mark.rule("COM-64", "COM-13")
@pytest.mark.parametrize(
    ("now", "state"),
    [
        (datetime(2026, 11, 30, 15, tzinfo=UTC), doctor.State.WELL),
        (datetime(2030, 12, 1, 2, tzinfo=UTC), doctor.State.WARN),
    ],
)
def test_from_december_on_the_next_years_calendar_is_asked_for(now: datetime, state: doctor.State) -> None:
    first = next(iter(doctor.calendar(Settings({}, "A1"), now)))
    assert first.state is state
    if state is doctor.State.WARN:
        assert first.do
        published = json.dumps(
            json.dumps({str(y): {"off": {f"{y}-01-01": "new_year"}} for y in (2030, 2031)})
        )
        entered = Settings({("house.calendar", ""): published}, "A1")
        assert next(iter(doctor.calendar(entered, now))).state is doctor.State.WELL


@pytest.mark.rule("COM-64", "COM-41")
def test_doctor_knocks_at_every_printer(founded: Database) -> None:
    with printer() as there, closing(open_house(founded.home, None, folders=founded.folders)) as house:
        rows = [
            ("p1", "前台", "network", there.address),
            ("p2", "后厨", "network", f"127.0.0.1:{closed_port()}"),
            ("p3", "文件夹", "folder", str(founded.home)),
            ("p4", "没有", "folder", "/no/such/folder"),
        ]
        for row in rows:
            house.store.writer.run(
                lambda db, r=row: db.execute(
                    text("INSERT INTO printers VALUES (:a, :b, :c, :d)"), dict(zip("abcd", r, strict=True))
                )
            )
        with house.store.reading() as db:
            told = list(doctor.printers(db))
    assert [one.state for one in told] == [
        doctor.State.WELL,
        doctor.State.WARN,
        doctor.State.WELL,
        doctor.State.WARN,
    ]
    assert told[1].what.args["name"] == "后厨"


@pytest.mark.rule("COM-64", "COM-40")
@pytest.mark.parametrize("kept", [None, 5_000])
def test_doctor_names_a_font_that_is_missing_or_cut_short(
    founded: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: int | None
) -> None:
    name = f"{fonts.Face.HEI.value}.ttf"
    if kept:
        (tmp_path / name).write_bytes((fonts.FOLDER / name).read_bytes()[:kept])
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    monkeypatch.setattr(fonts, "_read", {})
    one = found(looks(founded.home), "font {file} is missing")
    assert one.state is doctor.State.ILL
    assert one.what.args["file"] == name


@pytest.mark.rule("COM-64", "COM-62", "COM-84")
def test_doctor_sees_old_backups_gaps_open_folders_late_clocks_and_waiting_seals(founded: Database) -> None:
    store = open_store(founded.home, None, founded.folders, counter="A1")
    from app.kernel.clock import SetClock

    for days in (6, 5, 3, 2):
        Backups(
            founded.home / "backups",
            store.url,
            rooms(founded.folders),
            SetClock(BEGIN - timedelta(days=days)),
        ).make()
    broken = store.backups.all()[-1]
    broken.file.write_bytes(b"?")
    keys = Keys(founded.home / "keys")
    keys.renew("A1")
    (founded.home / "keys" / "A1.key").unlink()
    store.writer.run(lambda db: seal(db, keys, "A1", BEGIN, "day"))
    store.close()
    (founded.home / "pepper").chmod(0o644)
    told = looks(founded.home, BEGIN - timedelta(days=2))
    assert found(told, "The clock says {now:moment}; the newest").state is doctor.State.WARN
    told = looks(founded.home)
    assert found(told, "newest good backup").state is doctor.State.WARN
    assert found(told, "no longer what was written").what.args["file"] == broken.file.name
    assert [d.isoformat() for d in found(told, "No backup was made on").what.args["days"]] == ["2026-11-19"]
    assert found(told, "Others can read").what.args["file"].endswith("pepper")
    assert found(told, "seals wait").what.args["count"] == 1


@pytest.mark.rule("COM-64", "COM-60")
def test_doctor_says_so_when_the_server_does_not_answer(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINGKE_DATABASE_URL", "postgresql://nobody@/none?host=/no/such/socket")
    told = cli("doctor")
    assert told.status == 1
    assert "The database does not answer" in told.out
    assert "→ Is the server on" in told.out
    for words in (("audit",), ("backup",), ("replay", str(cli.pin))):
        assert "does not answer" in cli(*words).err
    for url in ("mysql://x/y", "no address"):
        monkeypatch.setenv("YINGKE_DATABASE_URL", url)
        assert "holds no address of a PostgreSQL" in cli("audit").err


@pytest.mark.rule("COM-62", "COM-71")
def test_data_that_are_gone_beside_papers_and_keys_are_no_first_day(cli: Cli, founded: Database) -> None:
    file, whole = founded.home / FILE, (founded.home / FILE).read_bytes()
    for name, inside in (("keys", "A1.pub"), ("papers", "NL-A1-261123-0001.pdf")):
        shutil.rmtree(founded.home / "keys", ignore_errors=True)
        (founded.home / name).mkdir()
        (founded.home / name / inside).write_bytes(b"x")
        for left in (b"", None):
            file.unlink(missing_ok=True)
            if left is not None:
                file.write_bytes(left)
            for told in (cli.replay(DAY[:1]), cli("audit"), cli("backup"), cli("doctor")):
                assert told.status == 1
                assert f"The data file {file} is empty or gone" in told.out + told.err
            assert file.exists() is (left is not None), "nothing was begun in its place"
    assert not (founded.home / "backups").exists()
    file.write_bytes(whole)
    assert cli.replay(DAY[:1]).status == 0


@pytest.mark.rule("COM-82", "COM-71", "COM-64", "COM-05")
def test_a_lost_pepper_is_told_and_a_manager_gets_back_in(cli: Cli, founded: Database) -> None:
    """No other one is made in silence; what is lost for good is made anew by whoever holds the folder."""
    file = founded.home / "pepper"
    whole = file.read_bytes()
    there = cli("new-pin", "zhou")
    assert (there.status, "a manager gives a new PIN" in there.err) == (1, True)
    for left in (b"", whole[:31], None):
        file.unlink()
        if left is not None:
            file.write_bytes(left)
        told = cli.replay(DAY[:1])
        assert told.status == 1
        assert "without it no PIN fits" in told.err and str(file) in told.err
        assert "✗ The file " in cli("doctor").out
    assert not file.exists(), "and nothing was made in its place"
    file.write_bytes(b"")
    for login in ("lin", "nobody"):
        assert cli("new-pin", login).status == 1, "for a manager alone"
        assert file.read_bytes() == b""
    got = cli("new-pin", "zhou")
    assert got.status == 0
    assert len(file.read_bytes()) == 32 and file.read_bytes() != whole
    assert file.stat().st_mode & 0o077 == 0
    assert (founded.home / "pepper.lost").read_bytes() == b""
    [pin] = re.findall(r"is ([0-9]{6})\.", got.out)
    assert "This PIN is not right" in cli.replay(DAY[:1]).err, "the old one"
    cli.pin.write_text(pin)
    assert cli.replay(DAY[:1]).status == 0
    with closing(sqlite3.connect(founded.home / FILE)) as db:
        rows = db.execute("SELECT staff, args FROM journal WHERE command = 'house.renew_pin'").fetchall()
    assert rows == [("(data folder)", '{"login":"zhou","pin":{"$secret":true}}')]
    assert cli("audit", "--deep").status == 0
    assert "✗" not in cli("doctor").out


# -- words ---------------------------------------------------------------------------------------------


@pytest.mark.rule("COM-03")
def test_commands_are_listed_with_who_may_and_with_their_schema(cli: Cli) -> None:
    told = cli("commands")
    assert "ninth.lend" in told.out
    assert "(Housekeeper)" in told.out
    schema = json.loads(cli("commands", "--json").out)
    assert schema["ninth.practise"]["required"] == ["pupil", "minutes"]
    assert schema["house.set_up"]["properties"]["pin"]["x-secret"]
    assert schema["ninth.enrol"]["properties"]["name"]["x-private"]


@pytest.mark.rule("COM-72")
@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [
        ("en", ("usage: ", "options:", "show this help", "the data folder"), "用法"),
        ("zh", ("用法：", "选项", "显示本帮助", "数据文件夹"), "usage"),
    ],
)
def test_help_speaks_both_languages(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, language: str, said: tuple[str, ...], unsaid: str
) -> None:
    monkeypatch.setenv("YINGKE_LANGUAGE", language)
    told = cli("--help")
    assert told.status == 0
    assert all(words in told.out for words in said)
    assert unsaid not in told.out
    for word in ("commands", "replay", "import", "audit", "backup", "restore", "doctor", "shots", "tour"):
        assert cli(word, "--help").status == 0
        assert word in told.out


@pytest.mark.parametrize(
    "words",
    [("no",), ("replay",), ("replay", "a", "b"), ("audit", "--odd"), ("restore",), ("import", "floor")],
)
def test_words_that_are_not_understood_are_a_sentence(cli: Cli, words: tuple[str, ...]) -> None:
    told = cli(*words)
    assert told.status == 1
    assert "This is not understood. See yingke" in told.err


@pytest.mark.parametrize(
    "words",
    [
        ("replay", "/no/such/file"),
        ("restore", "/no/such/file"),
        ("audit", "/no/such/file"),
        ("import", "loans", "/no/such/file", "--as", "zhou"),
        ("replay", "/tmp"),
    ],
)
def test_files_that_are_not_there_are_a_sentence(cli: Cli, words: tuple[str, ...]) -> None:
    told = cli(*words)
    assert told.status == 1
    assert told.err.strip()
    assert "should not have" not in told.err
