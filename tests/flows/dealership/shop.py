"""A small 4S store: an adviser at the desk, a manager, and the vehicles that a test registers."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.bus import Call
from app.counter.desk import founder
from app.counter.documents import DocumentRow
from app.flows.dealership.facts.roles import ADVISER
from app.flows.dealership.facts.vehicles import VehicleFacts
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.queries.loaders import vehicles
from app.flows.dealership.rules.warranty import undecided
from app.house import House
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.kernel.refusal import No, Refused
from app.paper.frozen import from_json
from app.paper.model import Paper

MANAGER = Staff("zhou", frozenset({"manager"}))
ADVISERS = Staff("gu", frozenset({ADVISER}))
PLATE = "沪B3M507"
CAR = {"plate": PLATE, "model": "RAV4 荣放 2.5"}


DRAWN = json.dumps([[[100 + n, 200] for n in range(9)]], separators=(",", ":"))
TAKEN = {"taker": "qian", "signature": DRAWN}
"""Who signs for parts, and how."""


class Shop:
    """The house at work; `calls` is everything that was asked of it."""

    def __init__(self, house: House, clock: SetClock) -> None:
        self.house, self.desk, self.clock = house, house.desk, clock
        self.calls: list[Call] = []

    def do(self, act: str, by: Staff = ADVISERS, /, **args: Any) -> Any:
        """Carry out an act at the clock's time."""
        name = act if "." in act else f"dealership.{act}"
        seen, id = args.pop("seen", {}), args.pop("id", "") or f"d{len(self.calls)}"
        second = args.pop("approved_by", None)
        at, counter = self.clock.now(), self.desk.counter
        call = Call(id, name, args, at, by, counter, seen=seen, approved_by=second)
        self.calls.append(call)
        return self.desk.carry_out(call).result

    def refused(self, act: str, by: Staff = ADVISERS, /, **args: Any) -> No:
        """The no that an act gets."""
        with pytest.raises(Refused) as refused:
            self.do(act, by, **args)
        return refused.value.no

    def rows(self, query: Any) -> list[Any]:
        with self.house.store.reading() as db:
            return list(db.execute(query))

    def wait(self, minutes: int) -> None:
        """Let so many minutes pass."""
        self.clock.set(self.clock.now() + timedelta(minutes=minutes))

    def set(self, key: str, value: Any) -> None:
        """Change a setting of the desk."""
        self.do("house.change_setting", MANAGER, key=f"dealership.{key}", value=value)

    # -- furnishing -------------------------------------------------------------------------------

    def found(self) -> None:
        """Set up the house and its people."""
        args = {
            "organisation": "临江汽车销售服务有限公司",
            "flows": ["dealership"],
            "language": "zh",
            "counter": "A1",
            "counter_name": "售后前台",
            "manager": "zhou",
            "manager_name": "周砚",
            "pin": "402817",
        }
        self.desk.carry_out(Call("up", "house.set_up", args, self.clock.now(), founder("zhou"), "A1"))
        told = {"login": ADVISERS.login, "name": "顾雨", "roles": sorted(ADVISERS.roles), "pin": "730152"}
        self.do("house.add_staff", MANAGER, **told)

    def vehicle(self, **more: Any) -> str:
        """A vehicle in the file, of 孙倩 unless told otherwise."""
        owner, phone = more.pop("owner", "孙倩"), more.pop("phone", "13918866630")
        return str(self.do("register_vehicle", what={**CAR, **more}, owner=owner, phone=phone))

    def come(self, vehicle: str, place: str = "A03") -> str:
        """A car has come: by its booking, or without one."""
        if booked := self.file(vehicle).visit:
            self.do("arrive_booked", visit=booked, place=place)
            return booked
        return str(self.do("arrive", vehicle=vehicle, place=place))

    def price_list(self) -> None:
        """Operations and parts that a manager put on the list."""
        for id, name, minutes, fee, repair in (
            ("BY-040", "四万公里保养", 95, "labour", "first_class"),
            ("ZC-002", "底盘异响诊断", 30, "diagnosis", "small"),
        ):
            what = {"name": name, "minutes": minutes, "fee": fee, "repair": repair}
            self.do("add_operation", MANAGER, operation=id, what=what)
        for id, name, price in (("OF-21", "机油滤清器", 5_800), ("SW-3", "制动灯开关", 18_600)):
            self.do("add_part", MANAGER, part=id, what={"name": name, "unit": "只", "price": price})
        usual = [{"part": "OF-21", "quantity": 1}]
        self.do("set_usual_parts", MANAGER, operation="BY-040", parts=usual)

    def received(self, vehicle: str, *, signs: bool = True) -> str:
        """A car whose reception form is filled in, and signed unless told otherwise: it stands at 问诊."""
        visit = self.come(vehicle)
        self.do("greet", visit=visit)
        ticked = {"covers": ["seat", "wheel", "floor"], "walked": True, "fuel": 5}
        ticked |= {"there": ["licence", "booklet", "spare", "tools", "keys", "valuables"]}
        self.do("fill_reception", visit=visit, what=ticked)
        self.do("read_mileage", vehicle=vehicle, km=41_000, visit=visit)
        self.do("note_words", visit=visit, words="刹车踩下去有响声")
        if signs:
            self.do("sign_reception", visit=visit, signature=DRAWN)
        self.do("end_reception", visit=visit)
        return visit

    def lay_order(self, visit: str, *parts: str) -> None:
        """One piece of each of some parts is ordered, and explained to the customer."""
        self.do("diagnose", visit=visit, words="刹车踩下去有响声", found=True)
        for part in parts:
            self.do("add_material", visit=visit, part=part)
        self.wish(visit)
        told = {"paying": "card", "old_parts": "look", "delivery_told": True, "added_told": True}
        self.do("make_order", visit=visit, **told)
        for line in self.visit(visit).estimate.standing:
            self.do("explain_line", visit=visit, line=line.id)

    def wish(self, visit: str) -> None:
        """What the maker might pay is the customer's wish, and no defect."""
        facts = self.visit(visit)
        for one in undecided(facts, facts.estimate.unasked, self.desk.settings):
            self.do("decide_warranty", visit=visit, line=one.id, no_defect=True)

    def sign(self, visit: str, *parts: str) -> None:
        """The order of some parts is signed."""
        self.lay_order(visit, *parts)
        self.do("sign_order", visit=visit, signature=DRAWN)

    # -- what is known ----------------------------------------------------------------------------

    def visit(self, id: str) -> VisitFacts:
        found: VisitFacts = self.desk.facts("dealership", [id]).result()[id]
        return found

    def file(self, id: str) -> VehicleFacts:
        with self.house.store.reading() as db:
            return vehicles(db, [id])[id]

    def paper(self, document: str) -> Paper:
        """A paper as it was frozen."""
        [row] = self.rows(select(DocumentRow.data).where(DocumentRow.id == document))
        return from_json(row.data)

    def look(self, kind: type, by: Staff = ADVISERS, /, **args: Any) -> Any:
        """What a screen would show, once everything is carried out."""
        self.desk.staff = by
        return self.desk.look(kind, **args).result()
