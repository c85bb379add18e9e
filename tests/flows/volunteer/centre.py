"""A small college: two classes of six, a clerk and a head, in the fourteenth week of the term."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from app.counter.bus import Call
from app.counter.desk import founder
from app.flows.volunteer.facts.case import CollectionFacts, EntryFacts
from app.flows.volunteer.facts.ledger import Line, StudentFacts
from app.flows.volunteer.facts.roles import CLERK, HEAD
from app.flows.volunteer.queries.loaders import students
from app.flows.volunteer.rules.ledger import ledger
from app.house import House
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.kernel.refusal import No, Refused

MANAGER = Staff("zhou", frozenset({"manager"}))
CLERKS = Staff("xu", frozenset({CLERK}))
HEADS = Staff("shen", frozenset({HEAD}))
TERM = date(2026, 8, 24)
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 15)
"""The sixth period of the term, over at the clock's time: 23 November."""
CLASSES = {"机电2314班": "231405", "城管2402班": "240210"}
NAMES = ("陈思远", "林嘉怡", "王龚", "赵一鸣", "周子涵", "孙晓雯")
MORNING = {"day": "2026-11-08", "start": 510, "end": 690, "place": "松江敬老院", "content": "陪护读报"}
"""Three hours, 8:30 to 11:30."""
OF_THE_HEAD = ("withdraw_judgement", "strike_stamped")


def service(**more: Any) -> dict[str, Any]:
    """A service as it is entered, with a counsellor's stamp."""
    return {**MORNING, "stamps": ["counsellor"], "witness": "许老师", **more}


class Centre:
    """The house at work; `calls` is everything that was asked of it."""

    def __init__(self, house: House, clock: SetClock) -> None:
        self.house, self.desk, self.clock = house, house.desk, clock
        self.calls: list[Call] = []

    def do(self, act: str, by: Staff = CLERKS, /, **args: Any) -> Any:
        """Carry out an act at the clock's time."""
        name = act if "." in act else f"volunteer.{act}"
        seen, id = args.pop("seen", {}), args.pop("id", "") or f"v{len(self.calls)}"
        call = Call(id, name, args, self.clock.now(), by, self.desk.counter, seen=seen)
        self.calls.append(call)
        return self.desk.carry_out(call).result

    def refused(self, act: str, by: Staff = CLERKS, /, **args: Any) -> No:
        """The no that an act gets."""
        with pytest.raises(Refused) as refused:
            self.do(act, by, **args)
        return refused.value.no

    def rows(self, query: Any) -> list[Any]:
        with self.house.store.reading() as db:
            return list(db.execute(query))

    # -- furnishing -------------------------------------------------------------------------------

    def found(self) -> None:
        """Set up the house, its people and its classes."""
        args = {
            "organisation": "临江学院志愿服务中心",
            "flows": ["volunteer"],
            "language": "zh",
            "counter": "A1",
            "counter_name": "前台",
            "manager": "zhou",
            "manager_name": "周砚",
            "pin": "402817",
        }
        self.desk.carry_out(Call("up", "house.set_up", args, self.clock.now(), founder("zhou"), "A1"))
        for n, (one, name) in enumerate(((CLERKS, "许老师"), (HEADS, "沈主任"))):
            told = {"login": one.login, "name": name, "roles": sorted(one.roles), "pin": f"73015{n + 2}"}
            self.do("house.add_staff", MANAGER, **told)
        self.do("house.change_setting", MANAGER, key="volunteer.term_starts", value=TERM.isoformat())
        self.do("house.change_setting", MANAGER, key="volunteer.colleges", value="机电学院 城建学院")
        self.classes = dict(zip(CLASSES, map(self._class, CLASSES), strict=True))

    def _class(self, name: str) -> str:
        college = "机电学院" if name.startswith("机电") else "城建学院"
        opened = {"klass": name, "college": college, "year": 2026, "leader": "刘洋", "secretary": "许诺"}
        self.do("open_class", what=opened)
        for n, who in enumerate(NAMES, start=1):
            what = {"name": who, "college": college, "klass": name, "joined": "2023-09-01"}
            klass = self.do("enrol_student", student=f"{CLASSES[name]}{n:02}", what=what)
        return str(klass)

    # -- a fortnight, step by step ----------------------------------------------------------------

    def hand_in(self, booklets: int = 1, listed: int = 1, klass: str = "机电2314班") -> str:
        """A collection of a class."""
        told = {"klass": self.classes[klass], "booklets": booklets, "listed": listed, "leader": "刘洋"}
        return str(self.do("hand_in", **told).collection)

    def enter(self, collection: str, *students: str, of: str | None = None, **more: Any) -> list[str]:
        """The same service of some students, of an activity or by themselves."""
        told = {"students": list(students or ("23140501",)), "service": service(**more), "activity": of}
        return list(self.do("enter_service", collection=collection, **told))

    def judged(self, collection: str, entry: str, act: str = "approve_entry", **more: Any) -> None:
        """Judge an entry: approved unless told otherwise."""
        if act in ("judge_fake", *OF_THE_HEAD):
            more["student"] = self.entry(collection, entry).student
        by = HEADS if act in OF_THE_HEAD else CLERKS
        if act != "approve_entry":
            more.setdefault("why", "主办方名单无此人")
        self.do(act, by, collection=collection, entry=entry, **more)

    def pile(self, *services: dict[str, Any], klass: str = "机电2314班") -> tuple[str, list[str]]:
        """A collection that is entered and waits to be appraised, with its entries."""
        whose = [one.pop("of", f"{CLASSES[klass]}01") for one in services]
        collection = self.hand_in(len(set(whose)), len(services), klass)
        entries = [self.enter(collection, of, **one)[0] for of, one in zip(whose, services, strict=True)]
        self.do("close_pile", collection=collection)
        return collection, entries

    # -- what is known ----------------------------------------------------------------------------

    def facts(self, collection: str) -> CollectionFacts:
        found: CollectionFacts = self.desk.facts("volunteer", [collection]).result()[collection]
        return found

    def entry(self, collection: str, entry: str) -> EntryFacts:
        return self.facts(collection).parts[entry]

    def student(self, id: str = "23140501") -> StudentFacts:
        with self.house.store.reading() as db:
            return students(db, [id])[id]

    def ledger(self, id: str = "23140501") -> Sequence[Line]:
        return ledger(self.student(id).acts)

    def balance(self, id: str = "23140501") -> int:
        lines = self.ledger(id)
        return lines[-1].balance if lines else 0
