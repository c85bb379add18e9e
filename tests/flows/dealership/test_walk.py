"""One car, and whatever people do with its order at random: what was agreed to holds, by the rows alone (DLR-20, 21, 32, 34, 42)."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.counter.checks import checks
from app.counter.payments import ReceiptRow
from app.flows.dealership.facts.tracks import Job, Line, Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.model.estimates import AnswerRow, AskingRow, LineRow
from app.flows.dealership.model.leaving import SettlementRow
from app.flows.dealership.model.stock import StockMoveRow
from app.flows.dealership.model.workshop import JobRow, WorkRow
from app.flows.dealership.rules.billing import charge_of, due
from app.flows.dealership.rules.workshop import promises
from app.kernel.judge import Staff
from app.kernel.refusal import Refused
from app.store.audit import audit
from app.store.seals import Keys
from tests.flows.dealership.leaving import HANDED, OUT, PART, READY, STORE, Leaving, cash, free, gone
from tests.flows.dealership.shop import ADVISERS, DRAWN, MANAGER, TAKEN, Shop
from tests.flows.dealership.test_comeback import TOLD
from tests.flows.dealership.works import BRAKES, HEAD, INSPECT, LEADER, SERVICE, TECH

PARTS = (PART, "SW-3")
OPERATIONS = (SERVICE, BRAKES)
NAMED = ("customer", "customer", "customer", "goodwill", "warranty")
BOSS = Staff(MANAGER.login, MANAGER.roles | ADVISERS.roles)
STEPS = 90


class Rows:
    """What the tables say of one visit, and what they said before; nothing here asks a rule of the house."""

    def __init__(self, shop: Shop, visit: str, home: Any) -> None:
        self.shop, self.visit, self.home = shop, visit, home
        self.lines: dict[str, Any] = {}
        self.struck: set[str] = set()
        self.answers: set[Any] = set()
        self.moves: set[Any] = set()
        self.begun: set[str] = set()
        self.done_then = self._drawn_before()

    def hold(self) -> None:
        """The invariants, after any act."""
        self._lines_stay()
        self._only_added()
        yes = self._yes()
        self._drawn_by_consent(yes)
        self._begun_by_consent(yes)
        self._billed_by_consent(yes)

    def audited(self) -> None:
        with self.shop.house.store.reading() as db:
            found = audit(db, Keys(self.home / "keys"), checks(self.shop.house.flows)).findings
        assert [one.what for one in found] == []

    def _lines_stay(self) -> None:
        for r in self.shop.rows(select(LineRow.__table__).where(LineRow.visit == self.visit)):
            told = r.n, r.fee, r.code, r.name, r.quantity, r.price, r.payer, r.repair, r.examine
            assert self.lines.setdefault(r.id, told) == told, "a line that was written stays as it is"
            assert r.struck or r.id not in self.struck
            self.struck |= {r.id} if r.struck else set()

    def _only_added(self) -> None:
        said = {tuple(r) for r in self.shop.rows(_said.where(AskingRow.visit == self.visit))}
        moves = {tuple(r) for r in self.shop.rows(select(StockMoveRow.__table__))}
        assert said >= self.answers and moves >= self.moves
        self.answers, self.moves = said, moves

    def _yes(self) -> dict[str, int]:
        """What the customer can be charged, by the lines that they said yes to last."""
        last = {line: (answer, amount) for _, line, answer, amount in sorted(self.answers)}
        return {line: amount for line, (answer, amount) in last.items() if answer == "yes"}

    def _drawn_by_consent(self, yes: dict[str, int]) -> None:
        drawn = self.shop.rows(_drawn.where(LineRow.visit == self.visit))
        for r in drawn:
            assert 0 <= -r.moved <= r.quantity
            assert not r.moved or r.id in yes, "drawn without a yes"

    def _begun_by_consent(self, yes: dict[str, int]) -> None:
        begun = {r.work: r.line for r in self.shop.rows(_begun.where(LineRow.visit == self.visit))}
        assert {begun[new] for new in begun.keys() - self.begun} <= yes.keys(), "begun without a yes"
        self.begun = set(begun)

    def _billed_by_consent(self, yes: dict[str, int]) -> None:
        facts = self.shop.visit(self.visit)
        assert facts.estimate.account.authorised == sum(yes.values())
        again: Counter[str] = Counter()
        for one in facts.estimate.lines:
            assert (one.step is Line.AGREED) == (one.id in yes and one.id not in self.struck)
            if one.step is not Line.AGREED:
                continue
            charge = charge_of(one)
            billed = charge.net if one.payer == "customer" else 0
            assert 0 <= billed <= yes[one.id] and one.customers <= yes[one.id], f"line {one.n} costs more"
            if one.payer == "goodwill" and self.lines[one.id][6] == "customer":
                again[one.code] += one.quantity if one.is_material else 1
        assert again <= self.done_then, "more is free than was done"
        bills = self.shop.rows(_bills.where(SettlementRow.visit == self.visit).order_by(SettlementRow.n))
        for r in bills:
            assert r.paid in (None, 0, r.due)
        if bills and bills[-1].paid:
            assert bills[-1].paid <= sum(yes.values()), "paid more than was agreed to"

    def _drawn_before(self) -> Counter[str]:
        """What was done at the visit before, by code: each labour once, and the pieces that were drawn."""
        before: Counter[str] = Counter()
        for r in self.shop.rows(_drawn.where(LineRow.visit != self.visit)):
            before[r.code] += -r.moved if r.fee == "material" else 1
        return before


_said = select(AskingRow.n, AnswerRow.line, AnswerRow.answer, AnswerRow.amount).join(
    AnswerRow, AnswerRow.asking == AskingRow.id
)
_drawn = (
    select(
        *(LineRow.id, LineRow.code, LineRow.fee, LineRow.quantity),
        func.coalesce(func.sum(StockMoveRow.quantity), 0).label("moved"),
    )
    .outerjoin(StockMoveRow, StockMoveRow.line == LineRow.id)
    .group_by(LineRow.id)
)
_handed = aliased(WorkRow)
_begun = (
    select(WorkRow.id.label("work"), LineRow.id.label("line"))
    .join(JobRow, JobRow.id == WorkRow.job)
    .join(_handed, _handed.id == JobRow.handed)
    .join(LineRow, (LineRow.visit == _handed.visit) & (LineRow.n == JobRow.n))
    .where(WorkRow.did == "begun")
)
_bills = (
    select(SettlementRow.id, SettlementRow.due, func.sum(ReceiptRow.paid).label("paid"))
    .outerjoin(ReceiptRow, ReceiptRow.bill == SettlementRow.id)
    .group_by(SettlementRow.id, SettlementRow.due, SettlementRow.n)
)


class Walk:
    """A car that came back, and people who do what the house lets them do."""

    def __init__(self, shop: Shop, seed: int) -> None:
        self.shop, self.random = shop, Random(seed)
        self.leaving = Leaving(shop)
        shop.do("add_part", MANAGER, part="SW-3", what={"name": "制动灯开关", "unit": "只", "price": 18_600})
        shop.do("receive_parts", STORE, part="SW-3", quantity=5)
        sold_on = "2025-11-23" if seed % 2 else None
        before = self.leaving.inspected(*OPERATIONS, vehicle=shop.vehicle(sold_on=sold_on))
        self.repairs = self.leaving.works.lines(before)[:2]
        self.leaving.bag(before)
        vehicle = gone(shop, before)
        self.visit = shop.received(vehicle)
        self.did: Counter[str] = Counter()
        self.tried("diagnose", words="又响", found=True)

    def tried(self, act: str, by: Staff = BOSS, /, **args: Any) -> str | None:
        """An act on the car, if the house lets it be done; else what to do first."""
        try:
            self.shop.do(act, by, **({"visit": self.visit} | args))
        except Refused as refused:
            if "Somebody else" in refused.no.message:
                raise AssertionError("nobody else is here") from refused
            return refused.no.mend or f"strike {refused.no.args.get('n')}"
        self.did[act] += 1
        return None

    @property
    def facts(self) -> VisitFacts:
        return self.shop.visit(self.visit)

    def step(self) -> None:
        """One thing that people do: on with the car, or something else."""
        if self.random.random() < 0.3:
            self.on()
        else:
            self.random.choice(self.whims())()

    # -- on with the car ------------------------------------------------------------------------

    def on(self) -> None:
        ways: dict[Visit, Callable[[], str | None]] = {
            Visit.ESTIMATED: lambda: self.tried("make_order", **TOLD),
            Visit.ORDERED: self.ordered,
            Visit.DISPATCHED: self.dispatched,
            Visit.IN_WORK: self.in_work,
            Visit.SELF_CHECKED: lambda: self.tried("check_own", TECH),
            Visit.TEAM_CHECKED: lambda: self.tried("check_team", LEADER, nothing=True),
            Visit.INSPECTED: lambda: self.tried("inspect", INSPECT),
            Visit.HANDED_OVER: self.handed_over,
            Visit.TOLD: self.told,
            Visit.SETTLED: self.settled,
        }
        self.mend(ways[self.facts.step]())

    def mend(self, wanted: str | None) -> None:
        """What a refusal asks for is done, for every line that needs it."""
        facts = self.facts
        ids = [one.id for one in facts.estimate.lines]
        ways: dict[str, Callable[[], object]] = {
            "add_labour": lambda: self.tried("add_labour", operation=SERVICE),
            "decide_warranty": lambda: [
                self.tried("decide_warranty", line=one, no_defect=True) for one in ids
            ],
            "renew_estimate": lambda: self.tried("renew_estimate"),
            "judge_comeback": lambda: self.tried("judge_comeback", repair=self.random.choice(self.repairs)),
            "name_fault": lambda: [self.tried("name_fault", line=one, fault="异响") for one in ids],
            "note_answer": lambda: self.answer(*(one.id for one in facts.estimate.unasked), says=("no",)),
            "draw_part": self.draw_all,
        }
        if wanted in ways:
            ways[wanted]()
        for one in facts.estimate.lines:
            if wanted == f"strike {one.n}":
                self.tried("strike_line", line=one.id)

    def ordered(self) -> str | None:
        facts = self.facts
        if not facts.estimate.signed:
            for one in facts.estimate.standing:
                self.tried("explain_line", line=one.id)
            return self.tried("sign_order", signature=DRAWN)
        told = promises(facts.work)
        no = self.tried("hand_over", promised=told[-1].at if told else self.leaving.works.later())
        self.tried("take_over", HEAD)
        return no and self.tried("hand_out_parts")

    def dispatched(self) -> str | None:
        no = self.tried("dispatch", HEAD, team=self.leaving.works.first, bay="1号工位", why="空")
        return no or self.tried("receive_car", LEADER)

    def in_work(self) -> str | None:
        jobs = [one for one in self.facts.work.jobs if one.step in (Job.OPEN, Job.WAITING, Job.IN_WORK)]
        if not jobs:
            return None
        job = max(jobs, key=lambda one: one.step is Job.IN_WORK)
        return self.tried("finish_job" if job.step is Job.IN_WORK else "begin_job", TECH, job=job.id)

    def handed_over(self) -> str | None:
        self.tried("note_finished", HEAD, place="交车区 1", handed=HANDED)
        return self.tried("check_delivery", ready=READY)

    def told(self) -> str | None:
        self.tried("tell_ready", channel="phone")
        return self.tried("agree_delivery", on=free(self.shop))

    def settled(self) -> str | None:
        facts = self.facts
        if facts.leaving.settled:
            return self.tried("reopen_settlement", MANAGER, why="算错")
        if facts.leaving.out is None:
            lines = [one for one in facts.estimate.lines if one.drawn]
            kept = [{"line": one.id, "bag": f"B{one.n}", "fate": "left"} for one in lines]
            if kept:
                self.tried("keep_old_parts", old_parts=kept)
            self.tried("tell_next", day="2029-05-23", km=80_000, booklet=True, told=True, announced=True)
            self.tried("sign_out", out=OUT, signature=DRAWN)
        self.tried("make_settlement")
        owed = due(self.facts)
        return self.tried("settle", MANAGER, payments=[cash(owed)] if owed else [], warned=True)

    # -- whatever else --------------------------------------------------------------------------

    def whims(self) -> list[Callable[[], object]]:
        """What may be done where the car stands; much of it is refused."""
        step, signed = self.facts.step, self.facts.estimate.signed
        if not signed:
            return [*self.estimating(), *self.keeping()]
        if step is Visit.SETTLED:
            return [self.returning, lambda: self.tried("resume_work"), *self.keeping()[:3]]
        in_work = (Visit.IN_WORK, Visit.SELF_CHECKED, Visit.TEAM_CHECKED, Visit.INSPECTED)
        return [*self.asking(), *self.keeping(), *(self.working() if step in in_work else ())]

    def estimating(self) -> list[Callable[[], object]]:
        labour = {"operation": self.operation(), "payer": self.random.choice(NAMED)}
        return [
            lambda: self.tried("add_labour", **labour),
            lambda: self.tried("add_material", **self.pieces()),
            lambda: self.tried("add_material", **self.pieces()),
            lambda: self.tried("strike_line", line=self.line(Line.ESTIMATED)),
            lambda: self.tried("reopen_estimate"),
            lambda: self.tried("judge_comeback", why="另一处"),
            lambda: self.tried("judge_comeback", repair=self.random.choice(self.repairs)),
            self.decide,
        ]

    def asking(self) -> list[Callable[[], object]]:
        pick = self.random
        labour = {"operation": self.operation(), "payer": pick.choice(NAMED)}
        asked, quantity = (Line.ESTIMATED, Line.LATER, Line.REFUSED), pick.randint(1, 2)
        return [
            lambda: self.tried("find_labour", why="又坏", **labour),
            lambda: self.tried("find_material", why="又坏", **self.pieces()),
            lambda: self.tried("find_material", why="又坏", **self.pieces()),
            lambda: self.tried("judge_comeback", repair=pick.choice(self.repairs)),
            self.decide,
            self.draw_all,
            lambda: self.tried("draw_part", STORE, line=self.part(), quantity=quantity, **TAKEN),
            lambda: self.answer(self.line(*asked)),
            lambda: self.answer(self.line(*asked), self.line(*asked), says=("yes",)),
            lambda: self.answer(self.line(Line.AGREED), self.line(*asked)),
            lambda: self.answer(self.line(Line.AGREED), says=("no",)),
            self.returning,
        ]

    def returning(self) -> None:
        self.tried("return_part", STORE, line=self.part(), quantity=1, **TAKEN)

    def working(self) -> list[Callable[[], object]]:
        return [
            lambda: self.job("clock_off", TECH, why="下班"),
            lambda: self.job("pause_job", TECH, why="parts"),
            lambda: self.job("fail_check", INSPECT, why="异响"),
            lambda: self.tried("send_back", HEAD, why="漏项"),
        ]

    def keeping(self) -> list[Callable[[], object]]:
        pick, shop = self.random, self.shop
        part, operation, price = pick.choice(PARTS), self.operation(), pick.randrange(1_000, 30_000)
        what = {"name": f"改名 {price}", "unit": "只", "price": price}
        labour = {"name": f"改名 {price}", "minutes": price % 200 + 1, "fee": "labour"}
        off = {"discount": pick.choice((0, 8_000, 9_500)), "why": "熟客"}
        return [
            lambda: self.tried("give_discount", lines=[self.line(Line.ESTIMATED, Line.AGREED)], **off),
            lambda: self.tried(
                "give_discount", lines=[self.line(Line.ESTIMATED, Line.AGREED)], discount=10_000
            ),
            lambda: shop.do("change_part", MANAGER, part=part, what=what),
            lambda: shop.do("change_operation", MANAGER, operation=operation, what=labour),
            lambda: shop.set("labour_rate", price % 300),
            lambda: shop.do("receive_parts", STORE, part=part, quantity=2),
            lambda: shop.wait(pick.choice((5, 60, 60, 8 * 24 * 60))),
            lambda: self.tried("renew_estimate"),
        ]

    def operation(self) -> str:
        return self.random.choice(OPERATIONS)

    def pieces(self) -> dict[str, Any]:
        pick = self.random
        return {
            "part": pick.choice(PARTS),
            "payer": pick.choice(NAMED),
            "quantity": pick.choice((1, 1, 2, 3)),
        }

    def line(self, *steps: Line) -> str:
        """A line that stands at one of some steps; now and then any."""
        lines = self.facts.estimate.lines
        some = [one for one in lines if one.step in steps]
        if self.random.random() < 0.1 or not some:
            some = list(lines)
        return self.random.choice(some).id if some else "none"

    def part(self) -> str:
        """A line of parts that was agreed to; now and then any line."""
        some = [one.id for one in self.facts.estimate.lines if one.step is Line.AGREED and one.is_material]
        return self.random.choice(some) if some and self.random.random() < 0.9 else self.line()

    def job(self, act: str, by: Staff, **args: Any) -> None:
        if jobs := self.facts.work.jobs:
            self.tried(act, by, job=self.random.choice(jobs).id, **args)

    def decide(self) -> None:
        examined = {"uncertain": True, "why": "拆检", "told": True}
        how = self.random.choice(({}, {"no_defect": True}, examined))
        self.tried("decide_warranty", line=self.line(Line.ESTIMATED, Line.LATER, Line.REFUSED), **how)

    def answer(self, *lines: str, says: tuple[str, ...] = ("yes", "yes", "no", "later")) -> None:
        said = [{"line": one, "answer": self.random.choice(says)} for one in dict.fromkeys(lines)]
        if said:
            self.mend(self.tried("note_answer", answers=said, proof=1, words="好"))

    def draw_all(self) -> None:
        lines = [one.id for one in self.facts.estimate.lines if one.step is Line.AGREED and one.undrawn]
        if lines:
            self.tried("draw_parts", STORE, lines=lines, **TAKEN)


@pytest.mark.rule("DLR-20", "DLR-21", "DLR-32", "DLR-34", "DLR-42", "DLR-43")
@pytest.mark.parametrize("seed", [2, 3])
def test_whatever_people_do_no_fen_and_no_piece_goes_beyond_consent(
    shop: Shop, database: Any, seed: int
) -> None:
    walk = Walk(shop, seed)
    rows = Rows(shop, walk.visit, database.home)
    for _ in range(STEPS):
        walk.step()
        rows.hold()

    rows.audited()
    assert walk.did["draw_part"] + walk.did["draw_parts"] and walk.did["settle"]
