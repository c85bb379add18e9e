"""An after-sales desk with 50,000 vehicles and 300,000 orders in its books, against the same without them (P5, P6, P8).

Eight cars went through the shop in both, and one of them stands there still; the board, a vehicle's file, and writing a line of an estimate are taken in turns.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, text

from app.counter.bus import Call
from app.counter.scripts import run
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.model.arrivals import ArrivalRow, GreetingRow
from app.flows.dealership.model.estimates import AnswerRow, AskingRow, LineRow, OrderRow
from app.flows.dealership.model.reception import ReceptionRow
from app.flows.dealership.model.reminders import NextReminderRow
from app.flows.dealership.model.vehicles import OwnerRow, VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.board import board
from app.flows.dealership.queries.reminders import to_be_reminded
from app.flows.dealership.queries.vehicle_file import vehicle_shown
from app.flows.dealership.queries.vehicles import vehicles_found
from app.flows.dealership.rules.vehicles import VEHICLES, called
from app.house import House, open_house
from app.kernel.clock import SetClock
from app.store.base import Base, add, table_of
from app.store.store import FILE
from app.store.tables import Case, SearchTerm
from tests.bench.measure import Measured, in_turns, ms, ratio
from tests.workday import script
from tests.workday.counter import AtWork, staff
from tests.workday.script import DAY, Car, Team
from tests.workday.shop import furnished

CARS, STAYS = 8, 7
MANY, ORDERS = 50_000, 300_000
ADVISER = staff("adviser0")
AT = DAY.replace(hour=18)
COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) "
COPIED: tuple[tuple[type[Base], str], ...] = (
    (Case, "id"),
    (VisitRow, "id"),
    (ArrivalRow, "visit"),
    (GreetingRow, "visit"),
    (ReceptionRow, "visit"),
    (LineRow, "visit"),
    (OrderRow, "visit"),
    (AskingRow, "visit"),
)
"""What an order leaves, and by which column it is its visit's."""


def measure() -> Iterator[Measured]:
    """Each look and a command, full books over none; and a plate's end among all, over LIKE."""
    with tempfile.TemporaryDirectory() as folder:
        none, full = Path(folder) / "none", Path(folder) / "full"
        visit, vehicle, stays = _worked(none)
        shutil.copytree(none, full)
        with (
            closing(open_house(none, clock=SetClock(AT))) as empty,
            closing(open_house(full, clock=SetClock(AT))) as house,
        ):
            house.store.writer.run(lambda db: _fill(db, vehicle, visit))
            for what, look in _looks(vehicle).items():
                yield _over(what, lambda look=look: look(house), lambda look=look: look(empty))
            yield _over("a line of an estimate", _writes(house, stays), _writes(empty, stays))
            yield _sought(house)


def _worked(home: Path) -> tuple[str, str, str]:
    """Let some cars go through the shop; gives the first one's visit and vehicle, and the visit of the one that stays."""
    [told] = furnished(home, None, CARS, 1)
    clock = SetClock(Car(0).comes)
    team = Team(0, told["team"], tuple(told["bays"]))
    with closing(open_house(home, clock=clock)) as house:
        at_work = AtWork(house, "A1", clock)
        days = (script.day(Car(n), team, at_work.facts, leaves=n != STAYS) for n in range(CARS))
        run(days, at_work.step)
        with house.store.reading() as db:
            rows = db.execute(
                select(Case.id, VisitRow.vehicle).join(VisitRow, VisitRow.id == Case.id).order_by(Case.number)
            ).all()
    return rows[0].id, rows[0].vehicle, rows[STAYS].id


def _looks(vehicle: str) -> dict[str, Callable[[House], object]]:
    def shown(house: House) -> object:
        with house.store.reading() as db:
            return board(db, AT, ADVISER)

    def file(house: House) -> object:
        with house.store.reading() as db:
            return vehicle_shown(db, vehicle, ADVISER)

    def due(house: House) -> object:
        with house.store.reading() as db:
            return to_be_reminded(db, AT.date(), house.desk.settings)

    return {"the board of the desk": shown, "a vehicle's file": file, "who is to be reminded": due}


def _writes(house: House, visit: str) -> Callable[[], object]:
    """A technician finds more on a car of the day, as often as it is asked for."""
    count = iter(range(10**6))

    def write() -> object:
        told = {"visit": visit, "part": "AF-08", "why": "滤芯积灰"}
        call = Call(f"more-{next(count)}", "dealership.find_material", told, AT, staff("tech0a"), "A1")
        return house.desk.carry_out(call)

    return write


def _over(what: str, full: Callable[[], object], none: Callable[[], object]) -> Measured:
    found = in_turns({"full": full, "none": none}, 51)
    note = f"{ms(found['full'])} against {ms(found['none'])}"
    return Measured(
        "P6", f"{what}, {ORDERS:,} orders over / none", ratio(found["full"], found["none"]), 1.1, note
    )


def _sought(house: House) -> Measured:
    """The end of a plate, with all that the book shows of who is found, over a bare LIKE."""

    def ours() -> None:
        with house.store.reading() as db:
            vehicles_found(db, "2507", ADVISER)

    with closing(sqlite3.connect(house.home / FILE)) as raw:
        found = in_turns(
            {
                "ours": ours,
                "like": lambda: raw.execute(
                    "SELECT id FROM dealership_vehicles WHERE plate LIKE '%2507'"
                ).fetchall(),
            },
            31,
        )
    note = f"{ms(found['ours'])} against {ms(found['like'])}"
    what = f"the end of a plate among {MANY:,} vehicles / LIKE"
    return Measured("P5", what, ratio(found["ours"], found["like"]), 1, note)


# -- full books -----------------------------------------------------------------------------------------


def _fill(db: Connection, vehicle: str, visit: str) -> None:
    """Vehicles like one, found by plates of their own, and closed visits like one, six a vehicle."""
    plates = [f"苏{'ABCDEFGHJK'[n % 10]}{n // 10:05}" for n in range(MANY)]
    called_so = [{"plate": plate, "vin": None} for plate in plates]
    _each(db, VehicleRow, VehicleRow.id == vehicle, "id", called_so)
    _each(db, NextReminderRow, NextReminderRow.vehicle == vehicle, "vehicle", [{}] * MANY)
    _each(db, OwnerRow, OwnerRow.vehicle == vehicle, "vehicle", [{}] * MANY)
    for n, plate in enumerate(plates):
        terms = {term.text: int(term.rank) for term in called(plate, None)}
        add(
            db,
            SearchTerm,
            [{"kind": VEHICLES, "ref": f"v{n}", "term": t, "rank": r} for t, r in terms.items()],
        )
    lines = {r.id for r in db.execute(select(LineRow.id).where(LineRow.visit == visit))}
    askings = {r.id for r in db.execute(select(AskingRow.id).where(AskingRow.visit == visit))}
    orders = {r.id for r in db.execute(select(OrderRow.id).where(OrderRow.visit == visit))}
    ids = {visit, *lines, *askings, *orders}
    for model, column in COPIED:
        table = table_of(model)
        _copied(db, table.name, db.execute(select(table).where(table.c[column] == visit)).mappings(), ids)
    answers = table_of(AnswerRow)
    _copied(
        db, answers.name, db.execute(select(answers).where(answers.c.asking.in_(askings))).mappings(), ids
    )


def _each(db: Connection, model: type[Base], where: Any, column: str, told: Sequence[dict[str, Any]]) -> None:
    """A row once for each of the many vehicles, but for what is told of each."""
    one = dict(db.execute(select(table_of(model)).where(where)).mappings().one())
    db.execute(insert(table_of(model)), [one | {column: f"v{n}"} | more for n, more in enumerate(told)])


def _copied(db: Connection, table: str, rows: Any, ids: set[str]) -> None:
    """Each row once for each order that is over: ids with its number behind them, of one of the many vehicles."""
    for row in list(rows):
        where = " AND ".join(f'"{c}" IS :{c}' for c in ("id", "visit", "asking", "line", "n") if c in row)
        values = {name: f'o."{name}"' for name in row}
        values |= {
            name: f"o.\"{name}\" || '-' || n.i" for name in row if row[name] in ids or name == "number"
        }
        told = {"vehicle": f"'v' || (n.i % {MANY})", "closed_at": "o.opened_at"}
        if table == "cases":
            told["step"] = f"'{Visit.CLOSED.value}'"
        values |= {name: value for name, value in told.items() if name in row}
        names = ", ".join(f'"{name}"' for name in values)
        picked = ", ".join(values.values())
        statement = f"{COUNTING.format(many=ORDERS)} INSERT INTO {table} ({names}) SELECT {picked} FROM {table} o, n WHERE {where}"
        db.execute(text(statement), {c: row[c] for c in ("id", "visit", "asking", "line", "n") if c in row})
