"""D11: the journal of a whole day, replayed elsewhere at the command line, gives the same rows, numbers and papers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

import app.house
from app.cli.main import run
from app.counter.checks import checks
from app.flows.volunteer.model.certificates import CertificateRow, KeyRow
from app.flows.volunteer.sample.certificates import PHRASE
from app.house import House, make_sample, open_house, sample_people
from app.kernel.clock import SetClock
from app.store.audit import audit
from app.store.journal import Journal
from app.store.seals import Keys
from app.store.tables import Drawer
from tests.state import state

BUT = {
    "drawer": frozenset({"salt"}),
    "documents": frozenset({"code", "sha256"}),
    "document_files": frozenset({"*"}),
    "print_jobs": frozenset({"state", "attempts", "why", "next_at", "ended_at"}),
    "journal": frozenset({"args", "on_behalf", "wrote"}),
}
"""What hangs on salts, on who replayed, and on what was printed: a replay prints the papers, the making of a sample none."""


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return app.house.FLOWS


def lines_of(house: House) -> list[dict[str, Any]]:
    """A journal as the lines of a replay; PINs are those of the sample's people, the pass phrase that of its key.

    The journal keeps no secret: whoever replays it elsewhere has to say them.
    """
    pins = {person.login: person.pin for person in sample_people(house.folders)}
    with house.store.reading() as db:
        texts = {r.id: r.text for r in db.execute(select(Drawer.id, Drawer.text))}
        rows = db.execute(select(Journal.__table__).order_by(Journal.seq)).all()
    return [_line(row, texts, pins) for row in rows]


def _line(row: Any, texts: Mapping[str, str | None], pins: Mapping[str, str]) -> dict[str, Any]:
    args = json.loads(row.args)
    secret = PHRASE if "phrase" in args else pins.get(args.get("manager") or args.get("login") or "", "")

    def told(value: Any) -> Any:
        if isinstance(value, dict):
            if "$private" in value:
                return texts[value["$private"]]
            return secret if "$secret" in value else {k: told(v) for k, v in value.items()}
        return [told(v) for v in value] if isinstance(value, list) else value

    more = {"approved_by": row.approved_by} if row.approved_by else {}
    return more | {
        "id": row.command_id,
        "at": row.at.isoformat(),
        "staff": row.staff,
        "do": row.command,
        "args": told(args),
        "counter": row.counter,
        "seen": json.loads(row.seen),
    }


def compared(house: House, home: Path) -> dict[str, list[str]]:
    """The rows of a house, sorted, with names for what its own key made: no key leaves its house."""
    with house.store.reading() as db:
        assert audit(db, Keys(home / "keys"), checks(house.flows)).findings == []
        named = {one: f"<{what}>" for one, what in _by_the_key(db)}
        found = state(db, BUT)
    return {table: sorted(_named(repr(row), named) for row in rows) for table, rows in found.items()}


def _by_the_key(db: Connection) -> Iterator[tuple[str, str]]:
    """What the key of a house made, each with what it is called in any house."""
    for r in db.execute(select(KeyRow.id, KeyRow.public).order_by(KeyRow.since)):
        yield r.public, "public"
        yield r.id, "key"
    for r in db.execute(select(CertificateRow.number, CertificateRow.signature)):
        yield r.signature, f"signature of {r.number}"


def _named(row: str, named: Mapping[str, str]) -> str:
    for one, name in named.items():
        row = row.replace(one, name)
    return row


@pytest.mark.soak
@pytest.mark.rule("COM-04", "COM-05")
def test_the_sample_day_is_the_same_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, file = tmp_path / "one", tmp_path / "two", tmp_path / "day.jsonl"
    clock = SetClock(datetime(2026, 11, 25, 10, 26, tzinfo=UTC))
    with closing(open_house(one, clock=clock)) as house:
        make_sample(house, "松筠楼", "zh", lambda done, of: None)
        file.write_text(
            "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines_of(house)), "utf-8"
        )
        before = compared(house, one)
    monkeypatch.setenv("YINGKE_HOME", str(two))
    assert run(["replay", str(file)]) == 0
    with closing(open_house(two, clock=clock)) as house:
        after = compared(house, two)
    for table in before:
        assert after[table] == before[table], table
