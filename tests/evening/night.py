"""The evening itself: the house is furnished, the counters work, and then everything is counted (RST-19, 30)."""

import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app.counter.bus import Call
from app.counter.checks import checks
from app.counter.desk import founder
from app.counter.documents import DocumentRow, PrintJob
from app.counter.print_facts import Job
from app.counter.print_queue import Unprinted, unprinted
from app.flows.restaurant.facts.roles import CAPTAIN
from app.house import House, open_house
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.store.audit import audit
from app.store.seals import Keys
from tests.counter.printer import stands
from tests.counters import at_work
from tests.evening.counter import worker
from tests.evening.printers import Kitchen, failing, kitchen
from tests.evening.reckoned import unequal
from tools import evenings

DECIDES = Staff("han", frozenset({CAPTAIN}))
MANAGER = Staff(evenings.MANAGER, frozenset({"manager"}))
SEED = 19


@dataclass(frozen=True)
class Night:
    """What an evening came to. `slips` are those of the kitchen, by how far they were before anybody decided.

    `unequal` are the bills that are not their lines, reckoned apart; `unmatched` is what the deep audit finds.
    """

    counters: int
    parties: int
    commands: int
    seconds: float
    slips: dict[str, int]
    torn: int
    decided: int
    doubled: int
    missing: int
    bills: int
    unequal: list[str]
    unmatched: list[str]


def evening(url: str, tables: int, counters: int) -> Night:
    """Replay the first parties of the file from several counters at once, while the printers fail.

    Raises AssertionError where a counter was refused something; what was counted is for the caller to judge.
    """
    with tempfile.TemporaryDirectory() as folder:
        home, codes = Path(folder), [f"A{n + 1}" for n in range(counters)]
        stations = _furnished(home, url, codes, tables)
        with kitchen(stations) as cooks:
            _routed(home, url, stations, cooks)
            begun = time.monotonic()
            with failing(cooks, SEED):
                told = list(_at_work(home, url, tables, counters))
            seconds = time.monotonic() - begun
            assert [one for t in told for one in t["refused"]] == []
            with closing(open_house(home, url, clock=SetClock(_late()))) as house:
                slips, torn = _states(house, cooks), cooks.torn
            decided = _decided(home, url, codes, cooks)
            with closing(open_house(home, url, clock=SetClock(_late()))) as house:
                doubled, missing = _held_against(house, cooks.came_out())
                bills, unlike = unequal(house)
                return Night(
                    counters=counters,
                    parties=sum(t["parties"] for t in told),
                    commands=sum(t["commands"] for t in told),
                    seconds=seconds,
                    slips=slips,
                    torn=torn,
                    decided=decided,
                    doubled=doubled,
                    missing=missing,
                    bills=bills,
                    unequal=unlike,
                    unmatched=_unmatched(house, home),
                )


# -- before -------------------------------------------------------------------------------------------


def _furnished(home: Path, url: str, codes: list[str], tables: int) -> list[str]:
    """Found the house with what they sit at and eat, nothing sold out; returns the stations of its kitchen."""
    came = evenings.came(tables)
    wanted = {order.dish.id for party in came for order in party.orders}
    wanted |= {party.tea.id for party in came if party.tea} | {
        party.table.id for party in came if party.table
    }
    calls = [told for line in evenings.lines(0) if _is_wanted(told := json.loads(line), wanted)]
    at = datetime.fromisoformat(calls[0]["at"])
    with closing(open_house(home, url, clock=SetClock(at))) as house:
        for told in calls:
            if told["do"] == "restaurant.add_dish":
                told["args"] = told["args"] | {"portions": None}
            by = founder(told["staff"]) if told["do"] == "house.set_up" else MANAGER
            house.desk.carry_out(Call(told["id"], told["do"], told["args"], at, by, "A1"))
        for code in codes[1:]:
            args = {"counter": code, "name": code, "flows": ["restaurant"]}
            house.desk.carry_out(Call(f"counter-{code}", "house.add_counter", args, at, MANAGER, "A1"))
    return sorted({told["args"]["what"]["station"] for told in calls if told["do"] == "restaurant.add_dish"})


def _is_wanted(told: dict[str, Any], wanted: set[str]) -> bool:
    """Whether a line of the founding is needed by those who come."""
    args = told["args"]
    if told["do"] in ("restaurant.add_table", "restaurant.add_dish"):
        return args.get("table", args.get("dish")) in wanted
    return bool(told["do"] != "restaurant.limit_portions")


def _routed(home: Path, url: str, stations: list[str], cooks: Kitchen) -> None:
    """Give each station its printer."""
    with closing(open_house(home, url, clock=SetClock(_late()))) as house:
        for n, station in enumerate(stations):
            stands(house.store, f"k{n}", cooks.printers[station].address, station)
            args = {"role": f"kitchen:{station}", "printer": f"k{n}"}
            _do(house, f"route-{n}", "house.choose_printer", args, MANAGER)


# -- the evening ----------------------------------------------------------------------------------------


def _at_work(home: Path, url: str, tables: int, counters: int) -> Iterator[dict[str, Any]]:
    """Let every counter do its part; what each says at the end."""
    told = {"home": str(home), "url": url, "tables": tables, "counters": counters}
    works = ({"counter": f"A{n + 1}", "n": n} | told for n in range(counters))
    return at_work("tests.evening.counter", works)


def _states(house: House, cooks: Kitchen) -> dict[str, int]:
    """How far the kitchen's slips are: none came out twice, and what has not come out says why."""
    out = cooks.came_out()
    assert out["unread"] == 0
    found: Counter[str] = Counter()
    with house.store.reading() as db:
        for r in db.execute(_slips):
            state, times = Job(r.state), out[r.number]
            assert times <= 1, f"{r.number} came out {times} times, and nobody asked for it again"
            assert times == 1 or state is not Job.PRINTED, f"{r.number} is said to be printed"
            assert times == 0 or state is not Job.QUEUED, f"{r.number} would be printed twice"
            told = state.value if times or state is not Job.ACKNOWLEDGED else "told by word of mouth"
            found[told] += 1
    return dict(found)


def _decided(home: Path, url: str, codes: list[str], cooks: Kitchen) -> int:
    """The printers are well: a person looks at what is in doubt, says yes to what waited too long, and it prints."""
    count = 0
    clock = SetClock(_late())
    for code in codes:
        with (
            closing(open_house(home, url, counter=code, clock=clock)) as house,
            _printing(house, code) as prints,
        ):
            for _ in range(12):  # what was queued behind a resting printer comes a few at a time
                clock.advance(timedelta(minutes=2))
                prints.drain()
                needed = _needed(house)
                out = cooks.came_out()
                for n, r in enumerate(needed):
                    id = f"decide-{code}-{count + n}"
                    if r.state == Job.DOUBTFUL.value:
                        came = {"job": r.id, "came_out": out[r.number] > 0}
                        _do(house, id, "house.confirm_printed", came, DECIDES)
                    else:
                        _do(house, id, "house.send_again", {"job": r.id}, DECIDES)
                count += len(needed)
                if not needed and not _waits(house, code):
                    break
    return count


@contextmanager
def _printing(house: House, code: str) -> Iterator[Any]:
    prints = worker(house, code)
    prints.start()
    try:
        yield prints
    finally:
        prints.close()


# -- afterwards -----------------------------------------------------------------------------------------


def _held_against(house: House, out: Counter[str]) -> tuple[int, int]:
    """Slips that came out more often than they were asked for, and those that neither came out nor were told of."""
    doubled = missing = 0
    with house.store.reading() as db:
        for r in db.execute(_slips):
            doubled += out[r.number] > r.prints
            missing += out[r.number] == 0 and r.seen_at is None
    return doubled, missing


def _unmatched(house: House, home: Path) -> list[str]:
    """What the deep audit finds: bills that are not their lines, lines that stand on no slip, and all the rest.

    The printers of the evening are this computer's own: no command puts those into the books.
    """
    with house.store.reading() as db:
        report = audit(db, Keys(home / "keys"), checks=checks(house.flows))
    found = [one.what for one in report.findings if one.what.args.get("table") != "printers"]
    return [f"{what.message} {what.args}" for what in found]


def _needed(house: House) -> list[Any]:
    with house.store.reading() as db:
        return list(db.execute(_undecided))


def _waits(house: House, code: str) -> list[Unprinted]:
    with house.store.reading() as db:
        moments = set(db.execute(select(PrintJob.made_at)).scalars())
        return [one for one in unprinted(db, moments) if one.counter == code]


def _do(house: House, id: str, name: str, args: dict[str, Any], by: Staff) -> None:
    house.desk.carry_out(Call(id, name, args, house.desk.clock.now(), by, house.desk.counter))


@lru_cache(maxsize=1)
def _late() -> datetime:
    """When the last of the file's parties has gone."""
    return max(party.pays for party in evenings.came()) + timedelta(hours=1)


_newest = (
    select(func.max(PrintJob.copy))
    .where(PrintJob.document == DocumentRow.id)
    .correlate(DocumentRow)
    .scalar_subquery()
)
_slips = (
    select(DocumentRow.number, DocumentRow.prints, DocumentRow.seen_at, PrintJob.state)
    .join(PrintJob, (PrintJob.document == DocumentRow.id) & (PrintJob.copy == _newest))
    .where(DocumentRow.awaited.is_not(None))
)
_undecided = (
    select(PrintJob.id, PrintJob.state, DocumentRow.number)
    .join(DocumentRow, DocumentRow.id == PrintJob.document)
    .where(PrintJob.state.in_([Job.FAILED.value, Job.DOUBTFUL.value]))
)
