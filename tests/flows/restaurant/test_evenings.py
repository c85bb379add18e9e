"""Real evenings from their file: what a replay of them leaves, once and once more."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from app.cli.log import reported
from app.cli.replay import Replay, salts
from app.cli.speech import Voice
from app.house import House, open_house
from app.kernel.clock import SetClock
from app.store.audit import audit
from app.store.seals import Keys
from tests.flows.restaurant.conftest import EVENING
from tools import evenings

FEW = 3


@dataclass(frozen=True)
class Left:
    """What a replay left: the rows of some tables, and every paper."""

    rows: tuple[object, ...]
    papers: dict[str, bytes]


def replayed(home: Path, parties: int | None) -> Left:
    """Replay evenings into an empty folder, print everything, and read what is there."""
    content = "\n".join(evenings.lines(parties)).encode()
    house = open_house(home, clock=SetClock(EVENING), salt=salts(content))
    try:
        one = Replay(house, Voice("en"), io.StringIO(), "", reported)
        assert one.run(content.split(b"\n"))
        assert one.tally.refused == 0
        whole(house, home)
        house.prints.start()
        house.prints.drain()
        return Left(tuple(rows(house)), papers(home))
    finally:
        house.close()


def whole(house: House, home: Path) -> None:
    """The journal fits, and every bill is its lines, its payments and its receipt."""
    with house.store.reading() as db:
        assert audit(db, Keys(home / "keys")).whole
        unpaid = db.execute(
            text(
                "SELECT b.number FROM restaurant_bills b LEFT JOIN receipts r ON r.bill = b.id"
                " WHERE b.settled_due IS NOT coalesce(r.paid, -1) OR b.step <> 'settled'"
            )
        ).all()
        apart = db.execute(
            text(
                "SELECT r.number FROM receipts r JOIN payments p ON p.receipt = r.id"
                " GROUP BY r.number, r.paid HAVING sum(p.amount) <> r.paid"
            )
        ).all()
    assert (unpaid, apart) == ([], [])


def rows(house: House) -> Iterator[object]:
    with house.store.reading() as db:
        for table in ("cases", "moves", "restaurant_lines", "receipts", "documents", "numbers", "journal"):
            yield table, sorted(map(tuple, db.execute(text(f"SELECT * FROM {table}"))), key=repr)


def papers(home: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((home / "papers").glob("*.pdf"))}


@pytest.mark.rule("COM-04", "COM-05", "COM-40", "RST-30")
def test_an_evening_twice_leaves_the_same_rows_and_the_same_papers(tmp_path: Path) -> None:
    first, second = replayed(tmp_path / "a", FEW), replayed(tmp_path / "b", FEW)
    assert first.rows == second.rows
    assert len(first.papers) > 8 * FEW
    assert first.papers == second.papers


@pytest.mark.soak
def test_three_hundred_sittings_twice(tmp_path: Path) -> None:
    first, second = replayed(tmp_path / "a", None), replayed(tmp_path / "b", None)
    assert first == second
