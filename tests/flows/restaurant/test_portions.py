"""Limited portions: what is sent and what is kept never comes to more than the kitchen can cook (RST-12)."""

import random
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.facts.views import Menu, Substitutes
from app.flows.restaurant.model.floor import DishRow
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.rules import ordering
from app.kernel.refusal import Refused
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import COOK, MANAGER
from tests.flows.restaurant.looking import asked, look

PORK = "2003"
STEPS = 120


def left(dining: Dining, dish: str = PORK) -> int | None:
    found: int | None = dining.rows(select(DishRow.portions).where(DishRow.id == dish))[0].portions
    return found


def shown(dining: Dining, dish: str = PORK) -> int | None:
    """What the menu says of a dish."""
    return next(one.facts.portions for one in look(dining, Menu).dishes if one.facts.id == dish)


def limit(dining: Dining, portions: int | None, dish: str = PORK) -> None:
    dining.do("limit_portions", COOK, dish=dish, portions=portions)


def at_order(dining: Dining, table: str = "A02", *dishes: str) -> tuple[str, str]:
    sitting = dining.seat(table)
    dining.tea(sitting)
    return sitting, dining.write(sitting, *dishes)


@pytest.mark.both
@pytest.mark.rule("RST-12")
def test_more_of_a_dish_that_lay_unsent_makes_no_portion_out_of_nothing(dining: Dining) -> None:
    limit(dining, 2)
    mine, order = at_order(dining)
    line = dining.add(mine, order, PORK, 2)
    theirs, their_order = at_order(dining, "A03")
    dining.later(16)
    where = {"sitting": mine, "order": order, "line": line}
    assert dining.refused("change_quantity", **where, quantity=5).args["left"] == 0
    assert dining.line(mine, PORK).quantity == 2
    limit(dining, 4)
    dining.later(16)
    dining.do("change_quantity", **where, quantity=4)
    assert left(dining) == 0
    dining.do("change_quantity", **where, quantity=1)
    assert left(dining) == 3
    dining.add(theirs, their_order, PORK, 4)
    assert (left(dining), dining.line(mine, PORK).quantity) == (0, 1), "what is old goes to whoever needs it"
    dining.confirm(mine, order)
    assert dining.refused("send_order", sitting=mine, order=order).args["dish"] == "东坡肉"
    dining.send(theirs, their_order)
    assert left(dining) == 0


@pytest.mark.rule("RST-12")
def test_the_kitchen_says_how_many_it_can_still_cook_in_all(dining: Dining) -> None:
    mine, order = at_order(dining, "A02", PORK)
    dining.later(1)
    second = dining.add(mine, order, PORK, 2)
    theirs, their_order = at_order(dining, "A03")
    limit(dining, 3)
    assert left(dining) == 0, "three are on an order already"
    assert dining.refused("add_line", sitting=theirs, order=their_order, dish=PORK).args["left"] == 0
    limit(dining, 2)
    rows = {r.id: (r.holds, r.lapsed) for r in dining.rows(select(LineRow.id, LineRow.holds, LineRow.lapsed))}
    assert rows[dining.facts(mine).lines[1].id] == (1, False), "who came first keeps theirs"
    assert rows[second] == (0, True), "for two of them one is too few"
    assert left(dining) == 1
    dining.confirm(mine, order)
    assert dining.refused("send_order", sitting=mine, order=order).args["left"] == 1
    dining.do("change_quantity", sitting=mine, order=order, line=second, quantity=1)
    dining.send(mine, order)
    assert left(dining) == 0
    limit(dining, 2)
    assert left(dining) == 2, "what the kitchen has its tickets for is not part of it"
    dining.do("add_line", sitting=theirs, order=their_order, dish=PORK, quantity=2)
    limit(dining, None)
    limit(dining, 1)
    assert left(dining) == 1
    dining.do("limit_portions", COOK, dish="8001", portions=5)
    assert left(dining, "8001") == 5, "tea that was brought is brewed already"


@pytest.mark.rule("RST-12")
def test_what_lay_unsent_too_long_is_on_the_menu_again(dining: Dining) -> None:
    limit(dining, 2)
    mine, order = at_order(dining, "A02", PORK)
    dining.add(mine, order, PORK)
    dining.later(14)
    assert (shown(dining), look(dining, Substitutes, dish=PORK).left) == (0, 0)
    limit(dining, 0, "2002")
    assert PORK not in [dish.id for dish in look(dining, Substitutes, dish="2002").dishes]
    dining.later(1)
    assert (left(dining), shown(dining), look(dining, Substitutes, dish=PORK).left) == (0, 2, 2)
    assert PORK in [dish.id for dish in look(dining, Substitutes, dish="2002", portions=2).dishes]
    assert PORK not in [dish.id for dish in look(dining, Substitutes, dish="2002", portions=3).dishes]
    assert shown(dining, "2004") is None
    dining.do("house.change_setting", MANAGER, key="restaurant.unsent_after", value=30)
    assert shown(dining) == 0
    for kind, args in ((Menu, {}), (Substitutes, {"dish": PORK})):
        statements = asked(dining, kind, **args)
        assert (statements.count, statements.scans(dining)) == (1, [])


@pytest.mark.rule("RST-12")
def test_portions_are_shared_out_to_whoever_came_first() -> None:
    assert ordering.share_out(3, [("a", 2), ("b", 2), ("c", 1)]) == {"a": 2, "b": 0, "c": 1}
    assert ordering.share_out(0, [("a", 1)]) == {"a": 0}


@dataclass
class Evening:
    """Three tables that order, change and leave a dish of which the kitchen counts the portions."""

    dining: Dining
    chance: random.Random
    limited: int | None = None
    sent: int = 0
    orders: dict[str, str] = field(default_factory=dict)

    def begin(self) -> None:
        for table in ("A02", "A03", "A04"):
            sitting, order = at_order(self.dining, table)
            self.orders[sitting] = order

    def go(self) -> None:
        """Something happens; what is refused changes nothing."""
        sitting = self.chance.choice(list(self.orders))
        where = {"sitting": sitting, "order": self.orders[sitting]}
        lines = [o.id for o in self.dining.facts(sitting).lines if o.dish == PORK and o.step == Line.DRAFT]
        ways = [self.limit, self.add, self.add, self.wait, self.wait]
        ways += [self.change, self.change, self.change, self.remove, self.send] if lines else []
        try:
            self.chance.choice(ways)(where, self.chance.choice(lines or [""]))
        except Refused:
            return

    def limit(self, where: dict[str, str], line: str) -> None:
        portions = self.chance.choice((None, 0, 2, 3, 4, 6, 6, 9))
        limit(self.dining, portions)
        self.limited, self.sent = portions, 0

    def add(self, where: dict[str, str], line: str) -> None:
        self.dining.do("add_line", **where, dish=PORK, quantity=self.chance.randint(1, 4))

    def change(self, where: dict[str, str], line: str) -> None:
        self.dining.do("change_quantity", **where, line=line, quantity=self.chance.randint(1, 6))

    def remove(self, where: dict[str, str], line: str) -> None:
        self.dining.do("remove_line", **where, line=line)

    def wait(self, where: dict[str, str], line: str) -> None:
        self.dining.later(self.chance.choice((5, 16, 16)))

    def send(self, where: dict[str, str], line: str) -> None:
        sitting, order = where["sitting"], where["order"]
        lines = self.dining.facts(sitting).of(self.dining.order(sitting))
        if self.dining.order(sitting).how is None:
            self.dining.confirm(sitting, order)
        self.dining.do("send_order", sitting=sitting, order=order)
        self.sent += sum(one.quantity for one in lines if one.dish == PORK)
        self.orders[sitting] = self.dining.begin(sitting)

    def accounts(self) -> tuple[int | None, int]:
        """What is free, and what unsent lines keep."""
        kept = select(LineRow.holds).where(LineRow.dish == PORK, LineRow.step == Line.DRAFT.value)
        return left(self.dining), sum(row.holds for row in self.dining.rows(kept))


@pytest.mark.rule("RST-12")
@pytest.mark.parametrize("seed", range(4))
def test_sent_and_kept_and_free_are_always_what_the_kitchen_said(dining: Dining, seed: int) -> None:
    evening = Evening(dining, random.Random(seed))
    evening.begin()
    sent = 0
    for step in range(STEPS):
        evening.go()
        free, kept = evening.accounts()
        if evening.limited is None:
            assert (free, kept) == (None, 0), step
        else:
            assert (free or 0) + kept + evening.sent == evening.limited, step
        sent = max(sent, evening.sent)
    assert sent, "something was sent under a limit"
