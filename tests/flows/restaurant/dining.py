"""What tests say to the restaurant: few words for a party at any step of its evening."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from app.counter.bus import Call
from app.counter.desk import founder
from app.counter.documents import DocumentRow
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.parts import BillFacts, LineFacts, OrderFacts
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.rules import billing, carrying, preparing
from app.flows.restaurant.rules.cellar import uncounted
from app.house import House
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.kernel.refusal import No, Refused
from app.paper.frozen import from_json
from app.paper.model import Paper
from app.store.writer import Priority
from tests.flows.restaurant.house import CAPTAIN, CASHIER, HOST, MANAGER, SET_UP, WAITER, furnish

FIRST_ORDER = ("1001", "2002", "3001", "5001", "6001")
"""Something of each call: cold, hot, soup, staple, fruit."""
WALK = (
    Sitting.GREETED,
    Sitting.SEATED,
    Sitting.TEA,
    Sitting.ORDERING,
    Sitting.CONFIRMED,
    Sitting.AT_TABLE,
    Sitting.COLD,
    Sitting.CALLED,
    Sitting.HOT,
    Sitting.STAPLE,
    Sitting.BILL,
    Sitting.FAREWELL,
    Sitting.CLEARING,
    Sitting.FREE,
)


class Dining:
    """The house at work. `calls` is everything that was asked of it, in order."""

    def __init__(self, house: House, clock: SetClock, counter: str = "A1") -> None:
        self.house, self.desk, self.clock, self.counter = house, house.desk, clock, counter
        self.calls: list[Call] = []
        self._of = "evening"

    def do(
        self,
        act: str,
        by: Staff = CAPTAIN,
        /,
        approved_by: Staff | None = None,
        seen: dict[str, Any] | None = None,
        id: str = "",
        **args: Any,
    ) -> Any:
        """Carry out an act, at the clock's time."""
        name = act if "." in act else f"restaurant.{act}"
        call = Call(
            id or f"{self.counter}-{self._of}{len(self.calls)}",
            name,
            args,
            self.clock.now(),
            by,
            self.counter,
            approved_by,
            seen=seen or {},
        )
        self.calls.append(call)
        return self.desk.carry_out(call).result

    def refused(self, act: str, by: Staff = CAPTAIN, /, **args: Any) -> No:
        """The no that an act gets."""
        with pytest.raises(Refused) as refused:
            self.do(act, by, **args)
        return refused.value.no

    def found(self) -> None:
        """Set up the house and furnish it."""
        call = Call("up", "house.set_up", SET_UP, self.clock.now(), founder("zhou"), "A1")
        self.calls.append(call)
        self.desk.carry_out(call)
        self._of = "house"
        furnish(self.do)
        self._of = "evening"

    def rings_after(self, seconds: int) -> None:
        """How long the kitchen has to acknowledge a slip; the deadlines have moved when this returns (RST-19)."""
        self.do("house.change_setting", MANAGER, key="restaurant.slip_rings", value=seconds)
        self.settled()

    def settled(self) -> None:
        """Wait for the deadlines: they are moved by work that a change has queued."""
        while self.desk.waiting:
            self.house.store.writer.run(lambda db: None, Priority.BATCH)

    def later(self, minutes: float) -> None:
        """Let time pass."""
        self.clock.advance(timedelta(minutes=minutes))

    # -- what is known ----------------------------------------------------------------------------

    def rows(self, query: Any) -> list[Any]:
        with self.house.store.reading() as db:
            return list(db.execute(query))

    def facts(self, sitting: str) -> SittingFacts:
        found: SittingFacts = self.desk.facts("restaurant", [sitting]).result()[sitting]
        return found

    def line(self, sitting: str, dish: str) -> LineFacts:
        return next(line for line in reversed(self.facts(sitting).lines) if line.dish == dish)

    def order(self, sitting: str) -> OrderFacts:
        return self.facts(sitting).orders[-1]

    def bill(self, sitting: str) -> BillFacts:
        bill = self.facts(sitting).bill
        assert bill
        return bill

    def due(self, sitting: str) -> int:
        return billing.due(self.facts(sitting))

    def paper(self, document: str) -> Paper:
        [row] = self.rows(select(DocumentRow.data).where(DocumentRow.id == document))
        return from_json(row.data)

    def papers(self, sitting: str, kind: str = "") -> list[Paper]:
        """The papers of a sitting, in their order."""
        query = select(DocumentRow.data, DocumentRow.kind).where(DocumentRow.case == sitting)
        rows = self.rows(query.order_by(DocumentRow.made_at, DocumentRow.number))
        return [from_json(r.data) for r in rows if kind in ("", r.kind)]

    # -- an evening, step by step -----------------------------------------------------------------

    def seat(self, table: str = "A02", guests: int = 4, **more: Any) -> str:
        seated: str = self.do("seat_walk_in", HOST, table=table, guests=guests, waiter="yuan", **more).sitting
        return seated

    def tea(self, sitting: str, tea: str | None = "8001", **more: Any) -> None:
        self.do("ask_tea", WAITER, sitting=sitting, tea=tea, no_taboos=True, **more)

    def begin(self, sitting: str) -> str:
        order: str = self.do("begin_order", sitting=sitting).order
        return order

    def add(self, sitting: str, order: str, dish: str, quantity: int = 1, **more: Any) -> str:
        line: str = self.do(
            "add_line", sitting=sitting, order=order, dish=dish, quantity=quantity, **more
        ).line
        return line

    def write(self, sitting: str, *dishes: str) -> str:
        """Begin an order with some dishes."""
        order = self.begin(sitting)
        for dish in dishes:
            self.add(sitting, order, dish)
        return order

    def confirm(self, sitting: str, order: str) -> None:
        self.do("confirm_order", sitting=sitting, order=order, how="spoken")

    def send(self, sitting: str, order: str, **more: Any) -> Any:
        self.confirm(sitting, order)
        return self.do("send_order", sitting=sitting, order=order, **{"portions_agreed": True, **more})

    def serve(self, sitting: str, *dishes: str) -> None:
        lines = [self.line(sitting, dish) for dish in dishes]
        self.see_to(sitting, *lines)
        told = {"place": "deputy_host", "portioned": True}
        self.do("serve_dishes", WAITER, sitting=sitting, lines=[line.id for line in lines], **told)

    def lay_ready(self, sitting: str) -> None:
        """Tick the preparation list, where anything on it is not ticked."""
        if preparing.unlaid(self.facts(sitting)):
            self.do("lay_ready", WAITER, sitting=sitting)

    def see_to(self, sitting: str, *lines: LineFacts) -> None:
        """Do what comes before some dishes: the list, the guests' places, the fruit plates."""
        self.lay_ready(sitting)
        for line in lines:
            for item in carrying.to_lay(line):
                self.do("tick_place", WAITER, sitting=sitting, line=line.id, item=item.value)
        if carrying.fruit_plates_are_out(self.facts(sitting), lines):
            self.do("lay_fruit_plates", WAITER, sitting=sitting)

    def count_bottles(self, sitting: str) -> None:
        """The guest agrees how many bottles there are, if there are any that nobody counted."""
        if uncounted(self.facts(sitting)):
            self.do("count_bottles", CASHIER, sitting=sitting)

    def ask_for_bill(self, sitting: str) -> Any:
        self.count_bottles(sitting)
        return self.do("ask_for_bill", CASHIER, sitting=sitting)

    def pay(self, sitting: str, *payments: dict[str, Any], **more: Any) -> Any:
        """Settle; in cash, exactly, unless it is said how."""
        self.count_bottles(sitting)
        due = self.due(sitting)
        parts = list(payments) or ([cash(due)] if due else [])
        args = {"sitting": sitting, "bill": self.bill(sitting).id, "payments": parts}
        return self.do("settle", CASHIER, seen={"due": due}, **args, **more)

    def at(self, step: Sitting, table: str = "A02") -> str:
        """A sitting at a step of its evening."""
        if step in (Sitting.BOOKED, Sitting.PREPARED, Sitting.CANCELLED, Sitting.NOT_COME):
            return self._expected(step, table)
        if step in (Sitting.GREETED, Sitting.LEFT):
            sitting: str = self.do("greet_walk_in", HOST, guests=4).sitting
            if step is Sitting.LEFT:
                self.do("turn_away", HOST, sitting=sitting)
            return sitting
        sitting = self.seat(table)
        if step is Sitting.JOINED:
            self.do("join_party", HOST, sitting=self.seat("B02"), other=sitting, keep_tables=True)
            return sitting
        for reached in WALK[2 : WALK.index(step) + 1]:
            WAYS[reached](self, sitting)
        assert self.facts(sitting).step is step
        return sitting

    def _expected(self, step: Sitting, table: str) -> str:
        at = self.clock.now() + timedelta(hours=1)
        args = {"name": "沈砚秋", "phone": "13800138000", "guests": 4, "at": at.isoformat(), "table": table}
        sitting: str = self.do("book", HOST, **args).sitting
        if step is Sitting.PREPARED:
            self.do("prepare_table", WAITER, sitting=sitting)
        if step is Sitting.CANCELLED:
            self.do("cancel_booking", HOST, sitting=sitting, by_guest=True, why="改期")
        if step is Sitting.NOT_COME:
            self.later(90)
            self.do("mark_not_come", HOST, sitting=sitting)
        return sitting

    def call(self, sitting: str, act: str = "call_hot_dishes") -> Any:
        return self.do(act, WAITER, sitting=sitting, ground="consent")

    def call_and_serve(self, sitting: str, act: str, *dishes: str) -> None:
        if act == "call_fruit":
            self.do("clear_away", WAITER, sitting=sitting)
        self.call(sitting, act)
        self.serve(sitting, *dishes)


WAYS: dict[Sitting, Callable[[Dining, str], object]] = {
    Sitting.TEA: lambda one, sitting: one.tea(sitting),
    Sitting.ORDERING: lambda one, sitting: one.write(sitting, *FIRST_ORDER),
    Sitting.CONFIRMED: lambda one, sitting: one.send(sitting, one.order(sitting).id),
    Sitting.AT_TABLE: lambda one, sitting: (
        one.do("ask_to_table", WAITER, sitting=sitting),
        one.lay_ready(sitting),
    ),
    Sitting.COLD: lambda one, sitting: one.serve(sitting, "1001"),
    Sitting.CALLED: lambda one, sitting: one.call(sitting),
    Sitting.HOT: lambda one, sitting: one.serve(sitting, "2002", "3001"),
    Sitting.STAPLE: lambda one, sitting: one.call_and_serve(sitting, "call_staples", "5001"),
    Sitting.BILL: lambda one, sitting: (
        one.call_and_serve(sitting, "call_fruit", "6001"),
        one.ask_for_bill(sitting),
    ),
    Sitting.FAREWELL: lambda one, sitting: one.pay(sitting),
    Sitting.CLEARING: lambda one, sitting: one.do("see_off", WAITER, sitting=sitting),
    Sitting.FREE: lambda one, sitting: one.do("clear_rest", WAITER, sitting=sitting),
}
"""What takes a sitting from the step before to each step."""


def cash(amount: int, tendered: int | None = None) -> dict[str, Any]:
    """A payment in cash, in fen."""
    return {"means": "cash", "amount": amount, "tendered": tendered}


def card(amount: int) -> dict[str, Any]:
    """A payment by bank card, in fen."""
    return {"means": "card", "amount": amount}


class Statements:
    """Counts the statements that the writer sends to the database while it is entered."""

    def __enter__(self) -> "Statements":
        self.count = 0
        event.listen(Engine, "before_cursor_execute", self._seen)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(Engine, "before_cursor_execute", self._seen)

    def _seen(self, *_: Any) -> None:
        self.count += threading.current_thread().name == "writer"
