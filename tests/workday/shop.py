"""The day itself: the shop is furnished, its counters work, and then everything is counted (DLR-14, 21, 61)."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, cast, func, select

from app.counter.bus import Call
from app.counter.checks import checks
from app.counter.desk import founder
from app.counter.payments import PaymentRow, ReceiptRow
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.model.estimates import AnswerRow, AskingRow, LineRow
from app.flows.dealership.model.leaving import SettlementRow
from app.flows.dealership.model.stock import StockMoveRow, StockRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.rules.workshop import promises
from app.house import House, open_house
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.store.audit import audit
from app.store.seals import Keys
from tests.counters import Told, at_work
from tests.workday import script
from tests.workday.counter import ROLES
from tests.workday.script import DAY, OPERATIONS, PARTS, Car

BEGIN = DAY - timedelta(days=3)
MANAGER = Staff("zhou", frozenset({"manager"}))
SKILLS = ["upkeep", "engine", "chassis", "electric"]


@dataclass(frozen=True)
class Counted:
    """What a day came to; `unequal` is what does not fit when it is reckoned apart, `unmatched` what the deep audit finds.

    `looks` is how often somebody looked at the board, `in_time` of how many cars it said at the end that they were.
    """

    cars: int
    counters: int
    commands: int
    kept_out: int
    seconds: float
    through: int
    first_kept: int
    last_kept: int
    looks: int
    in_time: int
    unequal: list[str]
    unmatched: list[str]


def workday(url: str, cars: int, counters: int) -> Counted:
    """Let so many cars go through the shop from several counters at once."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        works = furnished(home, url, cars, counters)
        begun = time.monotonic()
        told = list(at_work("tests.workday.counter", works))
        seconds = time.monotonic() - begun
        with closing(open_house(home, url, clock=SetClock(DAY + timedelta(days=2)))) as house:
            known = _visits(house)
            shown = [one for t in told for one in t["shown"]]
            ends = [one for one in shown if one["act"] == "dealership.inspect"]
            return Counted(
                cars=sum(t["cars"] for t in told),
                counters=counters,
                commands=sum(t["commands"] for t in told),
                kept_out=sum(t["kept_out"] for t in told),
                seconds=seconds,
                through=sum(one.step is Visit.FOLLOWED_UP for one in known),
                first_kept=sum(_ready(one) <= promises(one.work)[0].at for one in known),
                last_kept=sum(_ready(one) <= promises(one.work)[-1].at for one in known),
                looks=len(shown),
                in_time=sum(not one["late"] for one in ends),
                unequal=[*_unequal(house), *_untrue({one.id: one for one in known}, shown)],
                unmatched=_unmatched(house, home),
            )


# -- before ---------------------------------------------------------------------------------------------


def furnished(home: Path, url: str | None, cars: int, counters: int) -> list[Told]:
    """Found the shop with its people, teams, price list and just the parts that the day takes; the works of its counters."""
    with closing(open_house(home, url, clock=SetClock(BEGIN))) as house:
        do = _Doing(house)
        do("house.set_up", founder(MANAGER.login), **_founding())
        for login in _people(counters):
            role = next(role for start, role in ROLES.items() if login.startswith(start))
            do("house.add_staff", login=login, name=login, roles=[role], pin=f"{730_000 + do.n}")
        for id, (name, minutes) in OPERATIONS.items():
            do(
                "dealership.add_operation",
                operation=id,
                what={"name": name, "minutes": minutes, "fee": "labour"},
            )
        for id, (name, unit, price) in PARTS.items():
            do("dealership.add_part", part=id, what={"name": name, "unit": unit, "price": price})
        for part, quantity in _wanted(cars).items():
            do("dealership.receive_parts", _person(script.STORE), part=part, quantity=quantity)
        works = []
        for n in range(counters):
            if n:
                do("house.add_counter", counter=f"A{n + 1}", name=f"前台{n + 1}", flows=["dealership"])
            bays = [f"{n + 1}-{bay}" for bay in (1, 2, 3, 4)]
            head = _person(script.HEAD)
            team = do("dealership.add_team", head, name=f"机电{n + 1}组", bays=bays, skills=SKILLS)
            told = {"home": str(home), "url": url, "counter": f"A{n + 1}", "n": n, "team": team}
            works.append(told | {"bays": bays, "cars": cars, "counters": counters})
    return works


class _Doing:
    """Carries out commands at the beginning, one after another."""

    def __init__(self, house: House) -> None:
        self._desk, self.n = house.desk, 0

    def __call__(self, name: str, by: Staff = MANAGER, /, **args: Any) -> Any:
        self.n += 1
        return self._desk.carry_out(Call(f"before-{self.n}", name, args, BEGIN, by, "A1")).result


def _founding() -> dict[str, Any]:
    shop = {"organisation": "临江汽车销售服务有限公司", "flows": ["dealership"], "language": "zh"}
    counter = {"counter": "A1", "counter_name": "前台1"}
    return shop | counter | {"manager": MANAGER.login, "manager_name": "周砚", "pin": "402817"}


def _people(counters: int) -> Iterator[str]:
    yield from (script.HEAD, script.STORE, script.INSPECTOR, script.CASHIER)
    for n in range(counters):
        team = script.Team(n, "", ())
        yield from (team.adviser, team.leader, *team.technicians)


def _person(login: str) -> Staff:
    return Staff(login, frozenset({ROLES[login]}))


def _wanted(cars: int) -> dict[str, int]:
    """Just what the orders of a day take, and those who say yes to what is found: nobody may have a piece twice."""
    wanted = dict.fromkeys(PARTS, 0)
    for car in map(Car, range(cars)):
        for part, quantity in car.work[2]:
            wanted[part] += quantity
        wanted[script.FOUND[0]] += car.answer == "yes"
    return {part: quantity for part, quantity in wanted.items() if quantity}


# -- afterwards -----------------------------------------------------------------------------------------


def _visits(house: House) -> list[Any]:
    with house.store.reading() as db:
        return [*visits(db, db.execute(select(VisitRow.id)).scalars().all()).values()]


def _ready(visit: Any) -> datetime:
    """When the inspector let it go."""
    at: datetime = visit.work.checks[-1].at
    return at


def _untrue(known: dict[str, Any], shown: list[Told]) -> Iterator[str]:
    """What the board said of a car against what its customer had been told by then, and against the minute."""
    for one in shown:
        at, visit = datetime.fromisoformat(one["at"]), known[one["visit"]]
        by_then = replace(visit.work, log=tuple(each for each in visit.work.log if each.at <= at))
        promised = promises(by_then)[-1].at
        if one["due"] is None or datetime.fromisoformat(one["due"]) != promised:
            yield f"{visit.number}: the board said {one['due']} at {at}, its customer was told {promised}"
        if one["late"] != (at > promised):
            yield f"{visit.number}: the board said late {one['late']} at {at}, promised was {promised}"


def _unequal(house: House) -> Iterator[str]:
    """Stock, authorised sums and what was paid, reckoned once more by plain sums of the rows."""
    with house.store.reading() as db:
        drawn = {r.part: r.pieces for r in db.execute(_moved)}
        for r in db.execute(select(StockRow.part, StockRow.on_hand, StockRow.reserved)):
            if (r.on_hand, r.reserved, drawn[r.part]) != (0, 0, 0):
                yield f"{r.part}: {r.on_hand} left, {r.reserved} reserved, {drawn[r.part]} by its moves"
        agreed = {r.visit: r.fen for r in db.execute(_agreed)}
        paid = {r.visit: r.fen for r in db.execute(_paid)}
    for one in _visits(house):
        if paid.get(one.id) != agreed.get(one.id):
            yield f"{one.number}: {paid.get(one.id)} paid, {agreed.get(one.id)} agreed to"
        if one.estimate.account.authorised != agreed.get(one.id, 0):
            yield f"{one.number}: {one.estimate.account.authorised} authorised, {agreed.get(one.id)} by the answers"


def _unmatched(house: House, home: Path) -> list[str]:
    with house.store.reading() as db:
        report = audit(db, Keys(home / "keys"), checks=checks(house.flows))
    return [f"{one.what.message} {one.what.args}" for one in report.findings]


_moved = select(StockMoveRow.part, func.sum(StockMoveRow.quantity).label("pieces")).group_by(
    StockMoveRow.part
)
_agreed = (
    select(LineRow.visit, func.sum(AnswerRow.amount).label("fen"))
    .join(AskingRow, AskingRow.id == AnswerRow.asking)
    .join(LineRow, LineRow.id == AnswerRow.line)
    .where(AnswerRow.answer == "yes")
    .group_by(LineRow.visit)
)
_paid = (
    select(SettlementRow.visit, cast(func.sum(PaymentRow.amount), BigInteger).label("fen"))
    .join(ReceiptRow, ReceiptRow.bill == SettlementRow.id)
    .join(PaymentRow, PaymentRow.receipt == ReceiptRow.id)
    .group_by(SettlementRow.visit)
)
