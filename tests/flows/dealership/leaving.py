"""A car that is done, on its way to the gate: each thing that has to be done with it once."""

from datetime import datetime, timedelta
from typing import Any

from app.flows.dealership.facts.roles import PARTS_CLERK
from app.kernel.judge import Staff
from tests.flows.dealership.shop import ADVISERS, DRAWN, MANAGER, TAKEN, Shop
from tests.flows.dealership.works import HEAD, INSPECT, LEADER, SERVICE, TECH, Works

STORE = Staff("tan", frozenset({PARTS_CLERK}))
HANDED = ["keys", "order", "form"]
READY = ["done", "fault_gone", "old_parts", "clean", "nothing_left"]
GIVEN = ["licence", "booklet", "spare", "tools", "keys", "valuables"]
OUT = {"km": 41_006, "fuel": 5, "given": GIVEN}
PART = "OF-21"


class Leaving:
    """Cars of the shop between the last inspection and the gate."""

    def __init__(self, shop: Shop) -> None:
        self.shop, self.works = shop, Works(shop)
        told = {"name": "机油滤清器", "unit": "只", "price": 5_800}
        shop.do("add_part", MANAGER, part=PART, what=told)
        shop.do("receive_parts", STORE, part=PART, quantity=9)

    def inspected(
        self, *operations: str, payer: str = "customer", agreed: int = 1, drawn: int = 1, **more: Any
    ) -> str:
        """A car that passed three inspections: of a part some pieces were drawn, of as many as were agreed to."""
        shop, works = self.shop, self.works
        visit = works.ordered(*(operations or (SERVICE,)), **more)
        args = {"why": "滤清器堵塞", "payer": payer, "quantity": agreed}
        by = LEADER if payer == "customer" else ADVISERS
        line = shop.do("find_material", by, visit=visit, part=PART, approved_by=MANAGER, **args)
        if payer == "warranty":
            shop.do("decide_warranty", visit=visit, line=line)
        shop.wish(visit)
        said = {"answers": [{"line": line, "answer": "yes"}], "proof": 2, "words": "换吧"}
        shop.do("note_answer", visit=visit, **said)
        shop.do("draw_part", STORE, visit=visit, line=line, quantity=drawn, **TAKEN)
        self.through(visit)
        return visit

    def through(self, visit: str) -> None:
        """A car whose order is signed goes through the workshop and its inspections."""
        shop = self.shop
        shop.do("hand_over", visit=visit, promised=self.works.later())
        shop.do("take_over", HEAD, visit=visit)
        shop.do("dispatch", HEAD, visit=visit, team=self.works.first, bay="1号工位", why="指定工位")
        shop.do("receive_car", LEADER, visit=visit)
        self.work(visit)

    def out(self, visit: str) -> None:
        """A car that passed its inspections comes back to the desk, and its customer is here for it."""
        shop = self.shop
        shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
        shop.do("check_delivery", visit=visit, ready=READY)
        shop.do("tell_ready", visit=visit, channel="phone", reached=True)
        shop.do("agree_delivery", visit=visit, on=self.free())

    def work(self, visit: str) -> None:
        """All that is to be done is done, and inspected three times."""
        shop = self.shop
        for job in self.works.jobs(visit):
            if job.step == "open":
                shop.do("begin_job", TECH, visit=visit, job=job.id)
                shop.wait(30)
                shop.do("finish_job", TECH, visit=visit, job=job.id)
        shop.do("check_own", TECH, visit=visit)
        shop.do("check_team", LEADER, visit=visit, nothing=True)
        shop.do("inspect", INSPECT, visit=visit)

    def finished(self, *operations: str, **more: Any) -> str:
        """A car whose keys are back."""
        visit = self.inspected(*operations, **more)
        self.shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
        return visit

    def ready(self, *operations: str, kind: str = "", **more: Any) -> str:
        """A car at which its adviser has looked."""
        if kind:
            what = {"name": "二级维护", "minutes": 90, "fee": "labour", "repair": kind}
            self.shop.do("change_operation", MANAGER, operation=SERVICE, what=what)
        visit = self.finished(*operations, **more)
        self.shop.do("check_delivery", visit=visit, ready=READY)
        return visit

    def told(self, *operations: str, **more: Any) -> str:
        """A car whose customer knows that it is ready."""
        visit = self.ready(*operations, **more)
        self.shop.do("tell_ready", visit=visit, channel="phone", reached=True)
        return visit

    def fetched(self, *operations: str, **more: Any) -> str:
        """A car whose customer is here for it."""
        visit = self.told(*operations, **more)
        self.shop.do("agree_delivery", visit=visit, on=self.free())
        return visit

    def free(self) -> datetime:
        """The next day at half past ten: in no rush, and open."""
        return free(self.shop)

    def bag(self, visit: str) -> None:
        """Each old part in its bag."""
        lines = [one for one in self.shop.visit(visit).estimate.lines if one.drawn]
        kept = [{"line": one.id, "bag": f"B{one.n}", "fate": "left"} for one in lines]
        if kept:
            self.shop.do("keep_old_parts", visit=visit, old_parts=kept)

    def walk(self, visit: str) -> None:
        """Old parts, the next maintenance, and the signature for the car."""
        self.bag(visit)
        told = {"booklet": True, "told": True, "announced": True, "channel": "phone"}
        self.shop.do("tell_next", visit=visit, day="2027-05-23", km=46_000, **told)
        self.shop.do("sign_out", visit=visit, out=OUT, signature=DRAWN)

    def listed(self, *operations: str, **more: Any) -> str:
        """A car whose list was explained, and is to be paid."""
        visit = self.fetched(*operations, **more)
        self.walk(visit)
        self.shop.do("make_settlement", visit=visit)
        return visit

    def settled(self, *operations: str, **more: Any) -> str:
        """A car that is paid in cash."""
        visit = self.listed(*operations, **more)
        self.pay(visit)
        return visit

    def pay(self, visit: str, by: Staff = MANAGER) -> Any:
        """Pay in cash what is due."""
        return pay(self.shop, visit, by)


def gone(shop: Shop, visit: str) -> str:
    """A car that passed its inspections is fetched, paid, and goes through the gate. Returns the vehicle."""
    shop.do("note_finished", HEAD, visit=visit, place="交车区 1", handed=HANDED)
    shop.do("check_delivery", visit=visit, ready=READY)
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("agree_delivery", visit=visit, on=free(shop))
    told = {"booklet": True, "told": True, "announced": True}
    shop.do("tell_next", visit=visit, day="2029-05-23", km=80_000, **told)
    shop.do("sign_out", visit=visit, out=OUT | {"km": 41_000}, signature=DRAWN)
    shop.do("make_settlement", visit=visit)
    pay(shop, visit)
    shop.do("give_gate_pass", visit=visit)
    return shop.visit(visit).vehicle


def free(shop: Shop) -> datetime:
    """The next day at half past ten: in no rush, and open."""
    return (shop.clock.now() + timedelta(days=1)).replace(hour=2, minute=30, second=0, microsecond=0)


def pay(shop: Shop, visit: str, by: Staff = MANAGER) -> Any:
    """Pay in cash what is due."""
    due = shop.visit(visit).leaving.settlement.due  # type: ignore[union-attr]
    return shop.do("settle", by, visit=visit, payments=[cash(due)] if due else [])


def cash(fen: int) -> dict[str, Any]:
    return {"means": "cash", "amount": fen}
