"""Evenings by chance, through commands: what the figures are held against (RST-61)."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from app.flows.restaurant.facts.kinds import HOT_CALL
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.model.floor import DishRow
from app.flows.restaurant.rules import billing
from tests.flows.restaurant.dining import Dining, card, cash
from tests.flows.restaurant.house import CAPTAIN, CASHIER, COOK, HOST, MANAGER, TABLES, WAITER

COUNTED = "2003"
PORTIONS = select(DishRow.portions).where(DishRow.id == COUNTED)
DISHES = ("1001", "1003", "2002", COUNTED, "2004", "3001", "4001", "5001", "6001", "7001")


@dataclass
class Evenings:
    """Parties one after the other, some of which stay: `play(n)` over as many hours as chance has it."""

    dining: Dining
    chance: Random

    def play(self, parties: int) -> None:
        """Let so many parties come; the clock goes on between them, over lunch, evening and night."""
        self.tables = list(TABLES)
        for _ in range(parties):
            self.dining.later(self.chance.randint(20, 260))
            if not self.tables:
                return
            table = self.chance.choice(self.tables)
            self.tables.remove(table)
            if not self._party(table):
                self.tables.append(table)

    def _party(self, table: str) -> bool:
        """One party; whether it still sits there."""
        dining, chance = self.dining, self.chance
        fee = TABLES[table].get("fee")
        guests = chance.randint(1, TABLES[table]["seats"])
        sitting = self._come(table, guests, {"fee_told": fee} if fee else {})
        dining.tea(sitting, chance.choice(["8001", None]))
        if chance.random() < 0.1:
            return True
        order = dining.begin(sitting)
        for dish in chance.sample(DISHES, chance.randint(2, 6)):
            if dish == COUNTED:
                dining.do("limit_portions", COOK, dish=COUNTED, portions=chance.choice([1, 2, None, 0]))
                if dining.rows(PORTIONS)[0][0] != 0:
                    dining.add(sitting, order, dish)
            else:
                dining.add(sitting, order, dish, chance.randint(1, 3))
        dining.later(chance.randint(2, 15))
        dining.send(sitting, order)
        dining.do("ask_to_table", WAITER, sitting=sitting)
        dining.later(chance.randint(1, 20))
        apart = None if fee else self._regroup(sitting)
        if any(line.step == "held" and line.course in HOT_CALL for line in dining.facts(sitting).lines):
            dining.call(sitting)
            dining.later(chance.randint(1, 40))
        dining.do("report_all_served", WAITER, sitting=sitting)
        self._change(sitting)
        if apart:
            dining.do("report_all_served", WAITER, sitting=apart)
            self._bill(apart)
        if chance.random() < 0.15:
            return True
        return self._bill(sitting)

    def _regroup(self, sitting: str) -> str | None:
        """Now and then another party joins, or some sit apart: who sits apart with what they ordered."""
        dining, chance = self.dining, self.chance
        free = [table for table in self.tables if "fee" not in TABLES[table]]
        how = chance.random()
        if not free or how > 0.6:
            return None
        table = chance.choice(free)
        if how < 0.3:
            other = dining.seat(table, chance.randint(1, TABLES[table]["seats"]))
            dining.later(chance.randint(1, 9))
            dining.do("join_party", HOST, sitting=sitting, other=other, keep_tables=True)
            self.tables.remove(table)
            return None
        facts = dining.facts(sitting)
        goes = [{"line": one.id, "quantity": one.quantity} for one in facts.to_come if not one.tea][:1]
        if facts.guests == 1 or len(facts.to_come) < 2 or not goes:
            return None
        self.tables.remove(table)
        of = {"sitting": sitting, "table": table, "guests": 1, "lines": goes}
        apart: str = dining.do("split_party", HOST, **of).sitting
        return apart

    def _come(self, table: str, guests: int, more: dict[str, Any]) -> str:
        if self.chance.random() < 0.7:
            return self.dining.seat(table, guests, **more)
        told = {"name": "沈砚秋", "phone": "13800138000", "guests": guests, "table": table}
        then = self.dining.clock.now() + timedelta(minutes=1)
        booked: str = self.dining.do("book", HOST, **told, at=then.isoformat(), **more).sitting
        self.dining.later(1)
        if self.chance.random() < 0.5:
            self.dining.do("take_deposit", HOST, sitting=booked, payments=[card(15000)])
        self.dining.do("seat_party", HOST, sitting=booked, table=table, guests=guests, waiter="yuan")
        return booked

    def _change(self, sitting: str) -> None:
        for line in self.dining.facts(sitting).sent:
            if self.chance.random() < 0.2:
                of = {"sitting": sitting, "line": line.id, "quantity": self.chance.randint(1, line.quantity)}
                of["reason"] = self.chance.choice(["slow", "quality"])
                if 0 < line.served < line.counting:
                    of["from_table"] = self.chance.random() < 0.5
                self.dining.do("return_line", self.chance.choice([MANAGER, WAITER]), MANAGER, **of)
            elif self.chance.random() < 0.15:
                of = {"sitting": sitting, "line": line.id, "quantity": 1}
                self.dining.do("give_line", CAPTAIN, MANAGER, **of, reason="sorry")

    def _bill(self, sitting: str) -> bool:
        dining, chance = self.dining, self.chance
        dining.ask_for_bill(sitting)
        where = {"sitting": sitting, "bill": dining.bill(sitting).id}
        if chance.random() < 0.5:
            rate = chance.choice([8800, 7500])
            dining.do("give_discount", CASHIER, MANAGER, **where, discount=rate, why="会员")
        due = dining.due(sitting)
        if due % 100 and chance.random() < 0.5:
            dining.do("round_off", CASHIER, seen={"due": due}, **where, rounding=due % 100)
        dining.later(chance.randint(1, 9))
        self._pay(sitting)
        if chance.random() < 0.15:
            dining.do("reopen_bill", MANAGER, **where, why="多收了一道菜")
            self._pay(sitting)
        if chance.random() < 0.2:
            return True
        dining.do("see_off", WAITER, sitting=sitting)
        dining.later(chance.randint(3, 50))
        dining.do("clear_rest", WAITER, sitting=sitting)
        assert dining.facts(sitting).step is Sitting.FREE
        return False

    def _pay(self, sitting: str) -> None:
        back = billing.sums(self.dining.facts(sitting)).back
        more = {"back": [card(back)]} if back else {}
        due = self.dining.due(sitting)
        part = self.chance.randint(0, due)
        parts = [p for p in (cash(part), card(due - part)) if p["amount"]]
        self.dining.pay(sitting, *parts, **more)
