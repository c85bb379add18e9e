"""What fell on the table is never served: the kitchen makes it again, or it comes off the bill (RST-27)."""

import pytest
from sqlalchemy import select

from app.counter.documents import PrintJob
from app.flows.restaurant.checks import bills_fit, changed_lines_fit, lines_stand_on_slips
from app.flows.restaurant.facts.figures import Tally, TookOff
from app.flows.restaurant.facts.kinds import WhyReturned
from app.flows.restaurant.facts.terms import RETURNED
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.model.orders import ChangeRow
from app.kernel.text import Kept
from app.paper.model import Dishes
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, COOK, MANAGER, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.test_changing import on, sent, slip
from tests.flows.restaurant.test_papers import said, the


def served(dining: Dining, *dishes: tuple[str, int]) -> str:
    """A party with some cold dishes on its table."""
    sitting = dining.at(Sitting.TEA)
    order = dining.begin(sitting)
    for dish, count in dishes:
        line = dining.add(sitting, order, dish, count, request="少糖")
        dining.do("read_back", sitting=sitting, order=order, line=line)
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.serve(sitting, *(dish for dish, _ in dishes))
    return sitting


@pytest.mark.both
@pytest.mark.rule("RST-27", "RST-19")
def test_what_fell_is_cooked_again_on_a_slip_of_its_own_and_paid_once(dining: Dining) -> None:
    sitting = served(dining, ("1001", 3))
    due, line = dining.due(sitting), dining.line(sitting, "1001")
    dining.later(5)
    done = dining.do("replace_fallen", WAITER, sitting=sitting, line=line.id, quantity=1)
    now = dining.line(sitting, "1001")
    assert (now.step, now.served, now.open, now.fallen, now.served_at) == (Line.FIRED, 2, 1, 1, None)
    assert dining.due(sitting) == due, "the guest pays for it once"
    [row] = dining.rows(select(ChangeRow))
    assert (row.kind, row.quantity, row.amount, row.stood) == ("fallen", 1, 0, "served")
    assert (row.by, row.at, row.approved_by) == ("yuan", dining.clock.now(), None)
    paper = slip(dining, done)
    assert {"To make again", "It fell at the table. Cook it at once."} <= said(paper)
    [dishes] = the(paper, Dishes).dishes
    assert (dishes.name, dishes.quantity, dishes.requests) == ("桂花糯米藕", "1 例", (Kept(line.request),))
    assert dining.rows(select(PrintJob.role).where(PrintJob.document == done.document)) == [
        ("kitchen:凉菜档",)
    ]
    dining.do("serve_part", WAITER, sitting=sitting, line=line.id, quantity=1)
    assert dining.line(sitting, "1001").step is Line.SERVED
    shown = look(dining, SittingShown, sitting=sitting)
    assert [(c.kind.value, c.quantity) for c in shown.changes] == [("fallen", 1)]
    dining.ask_for_bill(sitting)
    dining.pay(sitting)
    with dining.house.store.reading() as db:
        assert [*bills_fit(db), *changed_lines_fit(db), *lines_stand_on_slips(db)] == []


@pytest.mark.rule("RST-27", "RST-61")
def test_what_is_not_made_again_comes_off_by_the_decision_of_any_return(dining: Dining) -> None:
    sitting = served(dining, ("1001", 2))
    due, fell = dining.due(sitting), on(dining, sitting, "1001", reason="fell")
    assert dining.refused("return_line", WAITER, **fell).who == ("manager",)
    dining.do("return_line", WAITER, approved_by=MANAGER, **fell)
    line = dining.line(sitting, "1001")
    assert (line.step, line.counting, line.fallen, due - dining.due(sitting)) == (Line.SERVED, 1, 0, 4180)
    dining.ask_for_bill(sitting)
    dining.pay(sitting)
    with dining.house.store.reading() as db:
        assert [*bills_fit(db), *changed_lines_fit(db)] == []
    day = dining.clock.now().date()
    [off] = look(dining, Tally, CAPTAIN, first=day, last=day).off
    assert (off.kind, off.login, off.quantity, off.money) == (TookOff.RETURNED, "zhou", 1, 3800)
    assert off.reason == RETURNED[WhyReturned.FELL]


@pytest.mark.rule("RST-27", "RST-12")
def test_what_fell_on_its_way_cooks_on_and_takes_its_portions(dining: Dining) -> None:
    sitting = sent(dining, ("1001", 4), ("2002", 1), ("7001", 1))
    dining.lay_ready(sitting)
    line = {"sitting": sitting, "line": dining.line(sitting, "1001").id}
    dining.do("serve_part", WAITER, **line, quantity=2, place="door")
    dining.do("replace_fallen", WAITER, **line, quantity=1)
    assert dining.line(sitting, "1001").served == 2, "one of those that were carried fell"
    dining.do("replace_fallen", WAITER, **line, quantity=3)
    assert (dining.line(sitting, "1001").served, dining.line(sitting, "1001").fallen) == (1, 4)
    assert dining.refused("replace_fallen", WAITER, **line, quantity=5).args["n"] == 4
    held = {"sitting": sitting, "line": dining.line(sitting, "2002").id, "quantity": 1}
    assert dining.refused("replace_fallen", WAITER, **held).args["step"] == Line.HELD
    bottle = {**held, "line": dining.line(sitting, "7001").id}
    assert "order another" in dining.refused("replace_fallen", WAITER, **bottle).message
    dining.do("limit_portions", COOK, dish="1001", portions=1)
    dining.do("replace_fallen", WAITER, **line, quantity=1)
    assert "sold out" in dining.refused("replace_fallen", WAITER, **line, quantity=1).message
    assert dining.line(sitting, "1001").fallen == 5, "what cannot be made again is returned"
