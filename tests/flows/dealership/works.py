"""A workshop for the shop of the tests: its people, two teams, and a car on its way through them."""

from datetime import datetime, timedelta
from typing import Any

from app.flows.dealership.facts.roles import INSPECTOR, TEAM_LEADER, TECHNICIAN, WORKSHOP_HEAD
from app.flows.dealership.facts.workshop import JobFacts, WorkFacts
from app.flows.dealership.rules.clock import worked_minutes
from app.kernel.judge import Staff
from tests.flows.dealership.shop import DRAWN, MANAGER, Shop

HEAD = Staff("lu", frozenset({WORKSHOP_HEAD}))
LEADER = Staff("shi", frozenset({TEAM_LEADER, TECHNICIAN}))
TECH = Staff("qian", frozenset({TECHNICIAN}))
TECH2 = Staff("bai", frozenset({TECHNICIAN}))
INSPECT = Staff("fang", frozenset({INSPECTOR}))
PEOPLE = {HEAD: "陆铭", LEADER: "施远", TECH: "钱立", TECH2: "白川", INSPECT: "方正"}
SERVICE, BRAKES = "BY-2", "ZD-1"
OPERATIONS = {SERVICE: ("二级维护", 90), BRAKES: ("更换前制动片", 60)}


class Works:
    """The workshop of a shop; `first` and `second` are its teams."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        for n, (one, name) in enumerate(PEOPLE.items()):
            told = {"login": one.login, "name": name, "roles": sorted(one.roles), "pin": f"73015{n + 3}"}
            shop.do("house.add_staff", MANAGER, **told)
        for id, (name, minutes) in OPERATIONS.items():
            what = {"name": name, "minutes": minutes, "fee": "labour"}
            shop.do("add_operation", MANAGER, operation=id, what=what)
        self.first = self.team("机电一组", ("1号工位", "2号工位"), ("upkeep", "chassis", "engine"))
        self.second = self.team("机电二组", ("5号工位",), ("upkeep", "electric"))

    def team(self, name: str, bays: tuple[str, ...], skills: tuple[str, ...]) -> str:
        return str(self.shop.do("add_team", HEAD, name=name, bays=bays, skills=skills))

    def later(self, minutes: int = 480) -> datetime:
        return self.shop.clock.now() + timedelta(minutes=minutes)

    def ordered(
        self,
        *operations: str,
        plate: str = "沪B3M507",
        vehicle: str = "",
        payer: str = "customer",
        repair: str = "",
        examined: bool = False,
    ) -> str:
        """A car whose order is signed; `examined` says that the warranty of its lines is to be examined."""
        phone = f"1391886{len(self.shop.calls):04}"
        visit = self.shop.received(vehicle or self.shop.vehicle(plate=plate, phone=phone))
        self.shop.do("diagnose", visit=visit, words="保养", found=True)
        for one in operations:
            self.shop.do("add_labour", visit=visit, operation=one, payer=payer, approved_by=MANAGER)
        self.shop.wish(visit)
        if examined:
            told = {"uncertain": True, "told": True, "why": "拆检"}
            for line in self.lines(visit):
                self.shop.do("decide_warranty", visit=visit, line=line, **told)
        if repair:
            self.shop.do("judge_comeback", visit=visit, repair=repair)
        asked = {"paying": "card", "old_parts": "look", "delivery_told": True, "added_told": True}
        self.shop.do("make_order", visit=visit, **asked)
        for line in self.shop.visit(visit).estimate.standing:
            self.shop.do("explain_line", visit=visit, line=line.id)
        self.shop.do("sign_order", visit=visit, signature=DRAWN)
        return visit

    def handed(self, *operations: str, plate: str = "沪B3M507", **more: Any) -> str:
        """A car that waits for the workshop head."""
        visit = self.ordered(*(operations or (SERVICE, BRAKES)), plate=plate)
        if more.pop("stays", False):
            self.shop.do("note_whereabouts", visit=visit, place="lounge")
        self.shop.do("hand_over", visit=visit, **({"promised": self.later()} | more))
        return visit

    def taken(self, *operations: str, **more: Any) -> str:
        """A car that waits for a team."""
        visit = self.handed(*operations, **more)
        self.shop.do("take_over", HEAD, visit=visit)
        return visit

    def sent(self, *operations: str, **more: Any) -> str:
        """A car at the first bay, received by its team."""
        visit = self.taken(*operations, **more)
        self.shop.do("dispatch", HEAD, visit=visit, team=self.first, bay="1号工位", why="指定工位")
        self.shop.do("receive_car", LEADER, visit=visit)
        return visit

    def done(self, *operations: str, **more: Any) -> str:
        """A car that waits for the technician's own check."""
        visit = self.sent(*operations, **more)
        for job in self.jobs(visit):
            self.shop.do("begin_job", TECH, visit=visit, job=job.id)
            self.shop.wait(30)
            self.shop.do("finish_job", TECH, visit=visit, job=job.id)
        return visit

    def inspected(self, *operations: str, **more: Any) -> str:
        """A car that passed its three inspections."""
        visit = self.done(*operations, **more)
        self.shop.do("check_own", TECH, visit=visit)
        self.shop.do("check_team", LEADER, visit=visit, nothing=True)
        self.shop.do("inspect", INSPECT, visit=visit)
        return visit

    def lines(self, visit: str) -> list[str]:
        """The ids of the lines of its order."""
        return [one.id for one in self.shop.visit(visit).estimate.lines]

    def work(self, visit: str) -> WorkFacts:
        return self.shop.visit(visit).work

    def worked(self, visit: str) -> list[int]:
        """The minutes on the clock of each of its jobs."""
        return [worked_minutes(one, self.shop.desk.settings) for one in self.jobs(visit)]

    def jobs(self, visit: str) -> tuple[JobFacts, ...]:
        return self.work(visit).jobs
