"""A car's day as steps, from its arrival to the gate; every third has work that is found on the way (DLR-20 to 43)."""

import json
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.counter.scripts import Script, Step
from app.flows.dealership.facts.visits import VisitFacts
from app.kernel.refusal import No

ZONE = ZoneInfo("Asia/Shanghai")
DAY = datetime(2026, 11, 23, tzinfo=ZONE)
OPERATIONS = {
    "BY-010": ("一万公里保养", 60),
    "BY-040": ("四万公里保养", 95),
    "ZD-101": ("更换前制动片", 60),
    "KT-301": ("检查空调不制冷", 45),
    "DL-020": ("更换蓄电池", 25),
    "YG-002": ("更换雨刮片", 12),
}
PARTS = {
    "OF-21": ("机油滤清器", "只", 5_800),
    "OIL-5": ("机油 0W-20", "升", 8_900),
    "PAD-F": ("前制动片", "套", 46_800),
    "BAT-60": ("蓄电池 60Ah", "只", 72_000),
    "WIP-1": ("雨刮片", "对", 12_600),
    "AF-08": ("空气滤清器", "只", 8_600),
}
WORKS: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, int], ...]], ...] = (
    ("做四万公里保养", ("BY-040",), (("OF-21", 1), ("OIL-5", 4))),
    ("刹车踩下去有响声", ("ZD-101",), (("PAD-F", 1),)),
    ("做一万公里保养，雨刮刮不干净", ("BY-010", "YG-002"), (("OF-21", 1), ("OIL-5", 4), ("WIP-1", 1))),
    ("早上打不着火", ("DL-020",), (("BAT-60", 1),)),
    ("空调不凉", ("KT-301",), ()),
)
"""What customers say, and what it takes."""
FOUND = ("AF-08", "空气滤芯积灰很重，已影响进气")
"""What a technician finds on every third car, and why it is needed."""
ANSWERS = ("yes", "later", "no")
DRAWN = json.dumps([[[100 + 9 * n, 200 + n % 3] for n in range(12)]], separators=(",", ":"))
FORM = {
    "covers": ["seat", "wheel", "floor"],
    "there": ["licence", "booklet", "spare", "keys"],
    "absent": ["tools", "valuables"],
    "fuel": 5,
    "walked": True,
}
READY = ["done", "fault_gone", "old_parts", "clean", "nothing_left"]
EASE, HURRY = 180, 20
"""Minutes between the work that a car takes and what is promised."""
MINUTES_EACH = 12
"""A car comes every so many minutes from half past eight on."""


@dataclass(frozen=True, slots=True)
class Car:
    """The n-th car of the day."""

    n: int

    @property
    def comes(self) -> datetime:
        """When it comes."""
        return DAY + timedelta(hours=8, minutes=30 + MINUTES_EACH * self.n)

    @property
    def work(self) -> tuple[str, tuple[str, ...], tuple[tuple[str, int], ...]]:
        """What its customer says, the operations, and the parts."""
        return WORKS[self.n % len(WORKS)]

    @property
    def answer(self) -> str | None:
        """What its customer answers to the work that is found; None where none is."""
        return ANSWERS[self.n // 3 % len(ANSWERS)] if self.n % 3 == 1 else None

    @property
    def plate(self) -> str:
        """Its plate."""
        return f"沪{'ABCDE'[self.n % 5]}{self.n * 2_477 % 90_000 + 10_000}"


@dataclass(slots=True)
class Team:
    """Who works at a counter's cars; `free` is when each technician is done with what was begun."""

    n: int
    id: str
    bays: tuple[str, ...]
    free: dict[str, datetime] = field(default_factory=dict)

    @property
    def adviser(self) -> str:
        return f"adviser{self.n}"

    @property
    def leader(self) -> str:
        return f"leader{self.n}"

    @property
    def technicians(self) -> tuple[str, ...]:
        return tuple(f"tech{self.n}{letter}" for letter in "abcd")


HEAD, STORE, INSPECTOR, CASHIER = "head", "store", "inspector", "cashier"
Facts = Callable[[str], VisitFacts]
Part = Generator[Step, Any, Any]


def day(car: Car, team: Team, facts: Facts, leaves: bool = True) -> Script:
    """The whole day of a car; one that does not leave stands inspected in the evening."""
    one = _Car(car, team, facts)
    yield from one.received()
    yield from one.ordered()
    yield from one.in_work()
    yield from one.inspected()
    if leaves:
        yield from one.fetched()


class _Car:
    """Numbers the steps of a car, keeps its clock, and looks at its visit."""

    def __init__(self, car: Car, team: Team, facts: Facts) -> None:
        self.car, self.team, self.at = car, team, car.comes
        self._facts, self._n = facts, 0
        self.visit = ""

    def received(self) -> Part:
        """From its arrival to the signed form."""
        owner = {"owner": f"{'赵钱孙李周吴郑王'[self.car.n % 8]}{'明华英杰敏静'[self.car.n % 6]}"}
        told = owner | {"phone": f"139{self.car.n:08}", "what": {"plate": self.car.plate, "model": "卡罗拉"}}
        vehicle = yield from self.do(self.team.adviser, "register_vehicle", visit=False, **told)
        place = {"vehicle": vehicle, "place": f"A{self.car.n:02}"}
        self.visit = yield from self.do(self.team.adviser, "arrive", visit=False, **place)
        yield from self.desk("greet", 2, why="按车位就近接待")
        yield from self.desk("fill_reception", 4, what=FORM)
        yield from self.desk("read_mileage", vehicle=vehicle, km=20_000 + 731 * self.car.n)
        yield from self.desk("note_words", words=self.car.work[0])
        yield from self.desk("end_reception")
        yield from self.desk("sign_reception", 1, signature=DRAWN)

    def ordered(self) -> Part:
        """Diagnosis, estimate, order, and handover to the workshop."""
        words, operations, parts = self.car.work
        yield from self.desk("diagnose", 3, words=words, found=True)
        for operation in operations:
            yield from self.desk("add_labour", operation=operation)
        for part, quantity in parts:
            yield from self.desk("add_material", part=part, quantity=quantity)
        told = {"paying": "mobile", "old_parts": "look", "delivery_told": True, "added_told": True}
        yield from self.desk("make_order", 2, **told)
        for line in self.facts.estimate.standing:
            yield from self.desk("explain_line", line=line.id)
        yield from self.desk("sign_order", 2, signature=DRAWN)
        yield from self.desk("give_copies")
        yield from self.desk("hand_over", 1, promised=self.promised.isoformat())
        yield from self.do(HEAD, "take_over", 5)

    def in_work(self) -> Part:
        """Its team is free, parts are drawn, jobs are done; what is found is asked about first."""
        technician = min(self.team.technicians, key=lambda one: self.team.free.get(one, self.at))
        self.at = max(self.at, self.team.free.get(technician, self.at))
        minutes = sum(OPERATIONS[one][1] for one in self.car.work[1])
        self.team.free[technician] = self.at + timedelta(minutes=minutes + 45)
        bay = self.team.bays[self.car.n % len(self.team.bays)]
        yield from self.do(HEAD, "dispatch", team=self.team.id, bay=bay, why="该组先有空位")
        yield from self.do(self.team.leader, "receive_car", 2)
        for line in self.facts.estimate.standing:
            if line.is_material:
                yield from self.draw(line.id, line.quantity)
        for n, job in enumerate(self.facts.work.jobs):
            yield from self.do(technician, "begin_job", 1, job=job.id)
            if n == 0 and self.car.answer:
                yield from self.found(technician, job.id)
            yield from self.do(technician, "finish_job", job.minutes, job=job.id)
        yield from self.do(technician, "check_own", 3)

    def found(self, technician: str, job: str) -> Part:
        """More is needed: nothing is drawn before a yes, whatever is tried; and the promise moves by the customer's word."""
        part, why = FOUND
        line = yield from self.do(technician, "find_material", 10, part=part, why=why, minutes=15)
        yield from self.kept_out(STORE, "draw_part", line=line, quantity=1, **self.taken)
        finish = (self.at + timedelta(hours=3)).isoformat()
        yield from self.do(technician, "report_change", job=job, why="added_work", finish=finish)
        answers = [{"line": line, "answer": self.car.answer}]
        yield from self.desk("note_answer", 5, answers=answers, proof=2, words="电话里说的，录了音")
        yield from self.desk("tell_change", reply="accepted")
        if self.car.answer == "yes":
            yield from self.draw(line, 1)
            again = {"line": line, "quantity": 1, **self.taken}
            yield from self.kept_out(STORE, "draw_part", **again)
        else:
            yield from self.kept_out(STORE, "draw_part", line=line, quantity=1, **self.taken)

    def inspected(self) -> Part:
        """The team leader's check, and the inspector's."""
        yield from self.do(self.team.leader, "check_team", 4, nothing=True)
        yield from self.do(INSPECTOR, "inspect", 6)

    def fetched(self) -> Part:
        """Keys come back, the customer is told, walks round, pays to the fen, and leaves; not one step sooner."""
        place = {"place": f"B{self.car.n:02}", "handed": ["keys", "order", "form"]}
        yield from self.do(HEAD, "note_finished", 3, **place)
        yield from self.desk("check_delivery", 6, ready=READY)
        yield from self.desk("tell_ready", 2, channel="phone")
        yield from self.agreed(self.at + timedelta(minutes=40))
        bags = [
            {"line": line.id, "bag": f"D{self.car.n:02}-{line.n}", "fate": "left"}
            for line in self.facts.estimate.lines
            if line.drawn
        ]
        if bags:
            yield from self.desk("keep_old_parts", 1, old_parts=bags)
        told = {"booklet": True, "told": True, "announced": True, "channel": "phone"}
        yield from self.desk("tell_next", 1, day="2027-05-23", km=90_000, **told)
        out = {"km": 20_000 + 731 * self.car.n, "fuel": 5, "given": FORM["there"]}
        yield from self.desk("sign_out", 2, out=out, signature=DRAWN)
        yield from self.do(CASHIER, "make_settlement", 2)
        yield from self.kept_out(CASHIER, "give_gate_pass")
        due = self.facts.leaving.settlement.due
        yield from self.kept_out(CASHIER, "settle", payments=[{"means": "cash", "amount": due - 1}])
        paid = {"means": "wechat", "amount": due, "tail": f"{self.car.n:04}"}
        yield from self.do(CASHIER, "settle", 1, payments=[paid])
        yield from self.do(CASHIER, "give_gate_pass")

    def agreed(self, on: datetime) -> Part:
        """The customer comes then, or at the next time that the refusal offers; the day goes on from there."""
        result = yield self._step(self.team.adviser, "agree_delivery", 0, True, {"on": on.isoformat()})
        if isinstance(result, No):
            on = result.args["next"]
            yield from self.desk("agree_delivery", on=on.isoformat())
        self.at = on

    # -- steps ------------------------------------------------------------------------------------------

    @property
    def promised(self) -> datetime:
        """What the work takes and some ease; every fourth customer is in a hurry, and is told a time that may not hold."""
        minutes = sum(OPERATIONS[one][1] for one in self.car.work[1])
        return self.at + timedelta(minutes=minutes + (HURRY if self.car.n % 4 == 2 else EASE))

    @property
    def facts(self) -> VisitFacts:
        return self._facts(self.visit)

    def desk(self, act: str, after: float = 0, /, **args: Any) -> Part:
        """Something that its adviser does."""
        return self.do(self.team.adviser, act, after, **args)

    @property
    def taken(self) -> dict[str, str]:
        """A technician of the team signs for parts."""
        return {"taker": self.team.technicians[0], "signature": DRAWN}

    def draw(self, line: str, quantity: int) -> Part:
        """The parts clerk gives out pieces."""
        return self.do(STORE, "draw_part", 1, line=line, quantity=quantity, **self.taken)

    def do(self, by: str, act: str, after: float = 0, /, visit: bool = True, **args: Any) -> Part:
        """The next step, so many minutes after the one before. Raises AssertionError where it is refused."""
        result = yield self._step(by, act, after, visit, args)
        assert not isinstance(result, No), f"{act}: {result}"
        return result

    def kept_out(self, by: str, act: str, /, **args: Any) -> Part:
        """A door that must be shut. Raises AssertionError where it is open."""
        result = yield self._step(by, act, 0, True, args)
        assert isinstance(result, No), f"{act} was carried out"

    def _step(self, by: str, act: str, after: float, visit: bool, args: dict[str, Any]) -> Step:
        self.at += timedelta(minutes=after)
        self._n += 1
        here = {"visit": self.visit} if visit else {}
        return Step(f"c{self.car.n:02}-{self._n:02}", self.at, by, f"dealership.{act}", here | args)
