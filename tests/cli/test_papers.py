"""What a replay queued is printed, or a sentence says what was not, and the status too (COM-04, 40, 71)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.documents import PrintJob
from app.counter.print_queue import claim
from app.paper import fonts
from app.store.lease import Lease
from app.store.store import Store, open_store
from tests.cli.conftest import AT, Cli, ref
from tests.counter.printer import closed_port, printer, stands
from tests.fixtures import Database

pytestmark = pytest.mark.rule("COM-04", "COM-40", "COM-71")


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("tests.counter.shop",)


@pytest.fixture(scope="session")
def people() -> Mapping[str, Sequence[str]]:
    return {"wu": ["cashier"]}


def line(id: str, do: str, args: dict[str, Any], at: str, staff: str = "wu") -> dict[str, Any]:
    return {"id": id, "at": at, "staff": staff, "do": do, "args": args}


def slips(id: str, *roles: str, at: str = AT, **more: Any) -> list[dict[str, Any]]:
    """An order that prints a slip for each role."""
    told = {"tab": ref(f"{id}.tab"), "words": "酸梅汤", "roles": list(roles)} | more
    return [line(id, "shop.open_tab", {}, at), line(f"{id}-slips", "shop.print_slips", told, at)]


def routed(founded: Database, role: str, address: str) -> list[dict[str, Any]]:
    """A printer on the network stands in the books; the line that chooses it for a role."""
    with opened(founded) as store:
        stands(store, role, address)
    return [line(f"route-{role}", "house.choose_printer", {"role": role, "printer": role}, AT, "zhou")]


@contextmanager
def opened(founded: Database) -> Iterator[Store]:
    with closing(open_store(founded.home, founded.url, founded.folders)) as store:
        yield store


def states(founded: Database) -> list[str]:
    with opened(founded) as store, store.reading() as db:
        return list(db.execute(select(PrintJob.state).order_by(PrintJob.role, PrintJob.id)).scalars())


def left_under_way(founded: Database) -> None:
    """Have a replay killed between the mark and the last byte of every print."""
    with opened(founded) as store:
        for job in store.writer.run(lambda db: list(db.execute(select(PrintJob.id, PrintJob.document)))):
            store.writer.run(lambda db, j=job: db.execute(_waits.where(PrintJob.id == j.id)))
            assert store.writer.run(lambda db, j=job: claim(db, j, (), store.clock.now()))


_waits = PrintJob.__table__.update().values(state="queued")


@pytest.mark.rule("COM-41", "RST-19")
def test_papers_of_an_earlier_hour_go_into_a_folder_and_ask_before_a_printer(
    cli: Cli, founded: Database
) -> None:
    with printer() as there:
        told = cli.replay([*routed(founded, "bar", there.address), *slips("t", "bar", "bar", "list")])
        assert there.printed == []
    assert told.status == 1
    assert told.err.partition("\n")[2] == (
        "2 papers are of an earlier hour, and no printer was given them."
        " Say in the print centre which are still wanted.\n"
    )
    assert states(founded) == ["failed", "failed", "printed"]
    assert len(list((cli.home / "papers").glob("*.pdf"))) == 1
    again = cli.replay(slips("t", "bar", "bar", "list"))
    assert (again.status, [one["again"] for one in again.lines]) == (1, [True, True]), "they still wait"


@pytest.mark.rule("COM-41")
def test_papers_of_now_that_a_printer_does_not_take_are_told_and_come_out_in_the_next_run(
    cli: Cli, founded: Database
) -> None:
    now = datetime.now(UTC).isoformat()
    told = cli.replay(
        [*routed(founded, "bar", f"127.0.0.1:{closed_port()}"), *slips("t", "bar", "list", at=now)]
    )
    assert told.status == 1
    assert told.err.partition("\n")[2] == (
        "1 papers were not printed. The printer at 127.0.0.1 cannot be reached. Is it on, and its cable in?"
        " Print them from the print centre.\n"
    )
    with printer() as there:
        routed(founded, "bar", there.address)
        again = cli.replay(slips("t", "bar", "list", at=now))
        assert (again.status, len(there.printed)) == (0, 1)
    assert states(founded) == ["printed", "printed"]


def test_prints_of_another_counter_are_left_to_it(cli: Cli, founded: Database) -> None:
    counter = {"counter": "B2", "name": "后台", "flows": []}
    b2 = line("b2", "house.add_counter", counter, AT, "zhou")
    told = cli.replay([b2, *(one | {"counter": "B2"} for one in slips("t", "bar"))])
    assert told.status == 0
    assert told.err.endswith("1 papers wait for counter B2: its own window prints them.\n")
    assert states(founded) == ["queued"]


@pytest.mark.rule("COM-61")
def test_what_a_killed_replay_was_printing_is_found_again_unless_somebody_prints(
    cli: Cli, founded: Database
) -> None:
    cli.replay([*routed(founded, "bar", f"127.0.0.1:{closed_port()}"), *slips("t", "bar", "list")])
    for file in (cli.home / "papers").iterdir():
        file.unlink()
    left_under_way(founded)
    doctor = cli("doctor").out
    assert "! 2 prints are under way, or were when a program ended." in doctor
    with opened(founded) as store:
        window = Lease(store.engine, "printing-A1")
        assert window.take()
        assert cli.replay(slips("t", "bar", "list")).status == 0
        window.let_go()
    assert states(founded) == ["printing", "printing"], "somebody else's"
    told = cli.replay(slips("t", "bar", "list"))
    assert told.status == 1
    assert "1 papers were not printed. The program ended while this was printed." in told.err
    assert states(founded) == ["doubtful", "printed"]
    assert len(list((cli.home / "papers").glob("*.pdf"))) == 1


def test_papers_without_their_font_wait_for_it(
    cli: Cli, founded: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = fonts.FOLDER
    assert cli.replay(slips("first", "list")).status == 0  # its characters are held against the fonts here
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    monkeypatch.setattr(fonts, "_read", {})
    told = cli.replay(slips("t", "list", "list"))
    assert told.status == 1
    assert re.search(r"2 papers were not printed\. The font \S+\.ttf is missing or damaged\.", told.err)
    monkeypatch.setattr(fonts, "FOLDER", whole)
    assert cli.replay(slips("t", "list", "list")).status == 0
    assert states(founded) == ["printed"] * 3
