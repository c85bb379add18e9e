"""A house with full books, 20,000 dishes and 500,000 order lines, against the same house without them (P6, P8).

Both carry out the same evening in turns: what the floor, a look at the menu, adding a line and settling take.
"""

import copy
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import Engine

from app.flows.restaurant.queries.floor import floor
from app.flows.restaurant.queries.menu import menu
from app.flows.restaurant.queries.tally import tally
from app.flows.restaurant.screens.order.finder import Finder
from app.house import open_house
from app.kernel.numbers import business_day
from app.store.store import FILE
from tests.bench.board import HOST, mid_evening
from tests.bench.evening import Evening
from tests.bench.measure import Measured, in_turns, ms, ratio

PARTIES = 100
DISHES, SITTINGS, LINES_EACH = 20_000, 50_000, 10
COUNTED = 1_500
EARLIER = "strftime('%Y-%m-%dT%H:%M:%S.000000Z', o.seated_at, '-' || (1 + n.i % 700) || ' days')"
"""Copies sat down on one of the 700 days before."""
WATCHED: Mapping[str, str] = {"restaurant.add_line": "adding a line", "restaurant.settle": "settling"}
TYPED = ("g", "gb", "gongbao", "牛肉", "1022")


def measure() -> Iterator[Measured]:
    """Each task with full books over none; what a letter takes among 20,000 dishes, over the whole menu's look."""
    with tempfile.TemporaryDirectory() as folder:
        none, full = Path(folder) / "none", Path(folder) / "full"
        one = Evening(none, PARTIES)
        at = mid_evening(one)
        one.house.close()
        shutil.copytree(none, full)
        with closing(open_house(none)) as house, closing(open_house(full)) as filled:
            filled.store.writer.run(_fill)
            other = copy.copy(one)
            other.results = dict(one.results)
            one.house, other.house = house, filled
            yield from _floor(one, other, at)
            yield from _figures(one, other, at)
            yield from _menu(other, at)
            yield from _commands(one, other)


def _floor(none: Evening, full: Evening, at: datetime) -> Iterator[Measured]:
    def look(one: Evening) -> None:
        with one.house.store.reading() as db:
            floor(db, at, HOST, one.house.desk.settings)

    found = in_turns({"full": lambda: look(full), "none": lambda: look(none)}, 101)
    yield _over("P6", "the floor", found["full"], found["none"])


def _figures(none: Evening, full: Evening, at: datetime) -> Iterator[Measured]:
    """A day's figures: with full books over none, and over their own statements, sent bare (RST-61)."""
    day = business_day(at, full.house.desk.settings.zone, full.house.desk.settings.day_ends_at)

    def look(one: Evening) -> None:
        with one.house.store.reading() as db:
            tally(db, at, one.house.desk.settings, day, day)

    told = _statements(lambda: look(full))
    with closing(sqlite3.connect(full.house.home / FILE)) as raw:

        def bare() -> None:
            for statement, given in told:
                raw.execute(statement, given).fetchall()

        variants = {"full": lambda: look(full), "none": lambda: look(none), "bare": bare}
        found = in_turns(variants, 51)
    yield _over("P6", "the figures of a day", found["full"], found["none"])
    note = f"{ms(found['full'])} against {ms(found['bare'])}, {len(told)} statements"
    what = "the figures of a day / their bare statements"
    yield Measured("P6", what, ratio(found["full"], found["bare"]), 2.5, note)


def _statements(look: Callable[[], None]) -> list[tuple[str, tuple[object, ...]]]:
    told: list[tuple[str, tuple[object, ...]]] = []

    def capture(_c: object, _k: object, statement: str, parameters: Any, _x: object, _m: bool) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            told.append((statement, tuple(parameters)))

    event.listen(Engine, "before_cursor_execute", capture)
    try:
        look()
    finally:
        event.remove(Engine, "before_cursor_execute", capture)
    return told


def _menu(full: Evening, at: datetime) -> Iterator[Measured]:
    with full.house.store.reading() as db:
        dishes = menu(db, at, full.house.desk.settings).dishes
    finder = Finder(dishes)
    names = [d.facts.name for d in dishes]
    for typed in TYPED:
        found = in_turns(
            {
                "ours": lambda typed=typed: finder.find(typed),
                "scan": lambda typed=typed: [n for n in names if typed in n],
            },
            201,
        )
        note = f"{ms(found['ours'])} against {ms(found['scan'])}, {len(dishes):,} dishes"
        yield Measured(
            "P5", f"“{typed}” among the dishes / a bare scan", ratio(found["ours"], found["scan"]), 1, note
        )


def _commands(none: Evening, full: Evening) -> Iterator[Measured]:
    taken: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in WATCHED}
    for _ in range(min(COUNTED, none.left)):
        for n, one in enumerate((full, none)):
            call = one.next()
            begin = time.perf_counter()
            done = one.house.desk.carry_out(call)
            spent = time.perf_counter() - begin
            one.keep(call, done.result)
            if call.name in taken:
                taken[call.name][n].append(spent)
    for name, (with_, without) in taken.items():
        yield _over("P6", WATCHED[name], with_, without)


def _over(id: str, what: str, full: list[float], none: list[float]) -> Measured:
    note = f"{ms(full)} against {ms(none)}"
    books = f"{what}, {DISHES:,} dishes and {SITTINGS * LINES_EACH:,} lines / none"
    return Measured(id, books, ratio(full, none), 1.1, note)


def _fill(db: Connection) -> None:
    """Copies of every dish; copies of a sitting that is over, each with an order and its lines."""
    _copies(db, "restaurant_dishes", DISHES, "1", {"id": "'d' || n.i", "place": "1000 + n.i"})
    over = "{t}.id = (SELECT id FROM restaurant_sittings WHERE freed_at IS NOT NULL LIMIT 1)"
    for table in ("cases", "restaurant_sittings"):
        told = {"id": "'over' || n.i", "number": "'over' || n.i", "seated_at": EARLIER}
        _copies(db, table, SITTINGS, over.format(t=table), told)
    of_it = "{t}.id = (SELECT id FROM {t} WHERE sitting NOT LIKE 'over%' LIMIT 1)"
    told = {"id": "'order' || n.i", "number": "'order' || n.i", "sitting": "'over' || n.i"}
    _copies(db, "restaurant_orders", SITTINGS, of_it.format(t="restaurant_orders"), told)
    told = {
        "id": "'line' || n.i",
        "sitting": f"'over' || (1 + n.i % {SITTINGS})",
        "order_id": f"'order' || (1 + n.i % {SITTINGS})",
        "n": f"1 + n.i / {SITTINGS}",
        "dish": f"'d' || (1 + n.i % {DISHES})",
        "bill": "NULL",
    }
    _copies(db, "restaurant_lines", SITTINGS * LINES_EACH, of_it.format(t="restaurant_lines"), told)


def _copies(db: Connection, table: str, many: int, of: str, told: Mapping[str, str]) -> None:
    """So many copies of the rows that fit `of`, in turn, with other values where `told`."""
    columns = [row[1] for row in db.execute(text(f"PRAGMA table_info({table})"))]
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(told.get(name, f'o."{name}"') for name in columns)
    db.execute(
        text(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}), "
            f"o AS (SELECT *, row_number() OVER () - 1 AS nth, count(*) OVER () AS all_ FROM {table} WHERE {of}) "
            f"INSERT INTO {table} ({names}) SELECT {values} FROM n JOIN o ON o.nth = n.i % o.all_"
        )
    )
