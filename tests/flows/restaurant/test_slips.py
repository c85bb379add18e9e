"""RST-19: a slip is queued, printed, acknowledged; what nobody acknowledges rings, and nothing comes twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from sqlalchemy import select, update

from app.counter.checks import deadlines_fit, prints_say_why
from app.counter.documents import DocumentRow, PrintJob
from app.counter.overview import Agenda
from app.counter.print_facts import Job
from app.counter.print_lanes import reach
from app.counter.print_queue import Address
from app.counter.printing import PrintWorker
from app.flows.restaurant.checks import lines_stand_on_slips
from app.flows.restaurant.facts.matters import Matters, Pressing
from app.flows.restaurant.facts.slips import KitchenSlips, SlipFound
from app.flows.restaurant.facts.tracks import IN_HOUSE, Sitting, Slip
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.orders import LineRow
from app.kernel.refusal import Refused
from app.paper.printers import Network, Patience, Printer
from tests.counter.conftest import plain_layout
from tests.counter.printer import FakePrinter, closed_port, printer, stands
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, COOK, HOST, MANAGER, WAITER
from tests.paper.reading import picture

pytestmark = pytest.mark.rule("RST-19")
BRIEF = Patience(answers=0.3, moves=0.5, done=2.0)


@pytest.fixture
def rings(dining: Dining) -> None:
    """The kitchen is expected to acknowledge within the 90 seconds that a house begins with."""
    dining.rings_after(90)


@contextmanager
def printing(dining: Dining, tmp_path: Path) -> Iterator[PrintWorker]:
    """The print worker of the counter, with printers that are given up on soon."""

    def reached(at: Address) -> Printer:
        found = reach(tmp_path / "home", at)
        return Network(found.host, found.port, BRIEF) if isinstance(found, Network) else found

    one = PrintWorker(dining.house.store, "A1", plain_layout, lambda: dining.desk.settings, reached)
    one.start()
    yield one
    one.close()


def station(dining: Dining, name: str, address: str) -> None:
    """A printer for a kitchen station."""
    stands(dining.house.store, f"at-{address.rpartition(':')[2]}", address)
    told = {"role": f"kitchen:{name}", "printer": f"at-{address.rpartition(':')[2]}"}
    dining.do("house.choose_printer", MANAGER, **told)


def slips(dining: Dining, sitting: str = "") -> list[Any]:
    dining.desk.staff = HOST
    return list(dining.desk.look(KitchenSlips, sitting=sitting).result().rows)


def slip(dining: Dining, sitting: str, of: str) -> Any:
    return next(one for one in slips(dining, sitting) if one.station == of)


def ringing(dining: Dining) -> list[tuple[str, int]]:
    """What the strip says: the first slip's station and how many more, a table."""
    dining.desk.staff = HOST
    rows = dining.desk.look(Matters).result().rows
    return [(m.station, m.more) for m in rows if m.why is Pressing.SLIP]


@pytest.mark.both
@pytest.mark.usefixtures("rings")
def test_a_slip_that_nobody_acknowledges_rings_after_90_seconds_until_somebody_does(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    dining.do("acknowledge_all_slips", COOK, sitting=sitting)
    dining.send(sitting, dining.write(sitting, "1001", "2002", "3001"))
    assert {one.station for one in slips(dining)} == {"凉菜档", "热菜档", "蒸档"}
    dining.later(89 / 60)
    assert ringing(dining) == []
    assert dining.desk.look(Matters).result().rings == dining.clock.now() + timedelta(seconds=1)
    assert [row for row in dining.desk.look(Agenda).result().rows if row.rings] == [], "nothing rings ahead"
    dining.later(1 / 60)
    assert [more for _, more in ringing(dining)] == [2]
    due = [row.name for row in dining.desk.look(Agenda).result().rows if row.rings]
    assert due == ["slip"] * 3
    for of, left in (("凉菜档", 1), ("蒸档", 0)):
        dining.do("acknowledge_slip", COOK, sitting=sitting, slip=slip(dining, sitting, of).facts.id)
        assert ringing(dining) == [("热菜档", left)]
    chosen = slip(dining, sitting, "凉菜档")
    assert (chosen.facts.step, chosen.seen_at, chosen.seen_by) == (
        Slip.ACKNOWLEDGED,
        dining.clock.now(),
        "陈师傅",
    )
    no = dining.refused("acknowledge_slip", sitting=sitting, slip=chosen.facts.id)
    assert no.args["step"] == Slip.ACKNOWLEDGED
    dining.do("acknowledge_all_slips", COOK, sitting=sitting)
    assert ringing(dining) == [] and slips(dining) == []
    assert dining.refused("acknowledge_all_slips", sitting=sitting).message.startswith("The kitchen has")
    with dining.house.store.reading() as db:
        assert list(deadlines_fit(FLOW, db)) == []


@pytest.mark.usefixtures("rings")
def test_it_rings_at_every_step_until_they_have_paid_and_never_where_the_house_says_0(dining: Dining) -> None:
    tables = iter(("A02", "A03", "A04", "B01", "B02", "B03"))
    for step in (Sitting.TEA, Sitting.COLD, Sitting.HOT, Sitting.BILL, Sitting.FAREWELL, Sitting.CLEARING):
        sitting = dining.at(step, next(tables))
        dining.later(2)
        assert bool(ringing(dining)) is (step in IN_HOUSE), step
        dining.do("acknowledge_all_slips", COOK, sitting=sitting)
    late = dining.at(Sitting.COLD, "B04")
    dining.rings_after(0)
    dining.later(2)
    assert ringing(dining) == []
    assert len(dining.facts(late).unanswered) > 0
    with dining.house.store.reading() as db:
        assert list(deadlines_fit(FLOW, db)) == []


def test_an_urge_a_return_and_a_move_are_slips_of_their_own_at_the_same_station(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    dining.send(sitting, dining.write(sitting, "1001", "1002"))
    before = {one.facts.id for one in slips(dining, sitting)}
    line = dining.line(sitting, "1001").id
    dining.do("urge_line", sitting=sitting, line=line)
    dining.do("return_line", sitting=sitting, line=line, quantity=1, reason="slow", untouched=True)
    dining.do("move_table", HOST, sitting=sitting, table="B01", why="靠窗")
    new = [one for one in slips(dining, sitting) if one.facts.id not in before]
    assert {one.station for one in new} == {"凉菜档"}
    assert [one.facts.number[:2] for one in new] == ["CN", "CN", "CN"]
    assert {one.facts.step for one in new} == {Slip.SENT}


def test_a_dead_printer_delays_no_other_and_what_was_told_meanwhile_is_not_printed(
    dining: Dining, tmp_path: Path
) -> None:
    dead = closed_port()
    with printer() as good, printing(dining, tmp_path) as worker:
        station(dining, "凉菜档", good.address)
        station(dining, "热菜档", f"127.0.0.1:{dead}")
        sitting = dining.at(Sitting.SEATED)
        dining.tea(sitting, None)
        dining.send(sitting, dining.write(sitting, "1001", "2002"))
        worker.drain()
        assert slip(dining, sitting, "凉菜档").printed is Job.PRINTED
        hot = slip(dining, sitting, "热菜档")
        assert hot.printed is Job.QUEUED
        assert hot.why.message.startswith("The printer at {host} cannot be reached")
        assert len(good.printed) == 1
        _its_chef_is_told(dining, worker, good, sitting, hot.facts.id, f"at-{dead}")


def _its_chef_is_told(
    dining: Dining, worker: PrintWorker, good: FakePrinter, sitting: str, hot: str, at: str
) -> None:
    """The kitchen is told by word of mouth; the printer that is back prints only what is asked for again (补打)."""
    dining.do("acknowledge_slip", CAPTAIN, sitting=sitting, slip=hot)
    stands(dining.house.store, at, good.address)
    dining.later(2)
    worker.drain()
    assert len(good.printed) == 1
    assert slip(dining, sitting, "热菜档").printed is Job.ACKNOWLEDGED
    assert dining.do("house.print_again", document=hot).copy == 2
    worker.drain()
    again = slip(dining, sitting, "热菜档")
    assert (again.printed, again.paper.prints, len(good.printed)) == (Job.PRINTED, 2, 2)


def test_the_code_on_a_slip_is_its_number_and_finds_it(dining: Dining) -> None:
    sitting = dining.at(Sitting.COLD)
    cold = slip(dining, sitting, "凉菜档").facts
    pdf = dining.house.prints.pdf(cold.id).result()
    [code] = zxingcpp.read_barcodes(picture(pdf, 203, one_bit=True), formats=zxingcpp.BarcodeFormat.QRCode)
    for typed in (code.text, code.text.lower(), f" {code.text}"):
        found = dining.desk.look(SlipFound, number=typed).result()
        assert (found.sitting, found.slip) == (sitting, cold)
    for typed in ("KT-A1-261123-9999", "A02", dining.order(sitting).number):
        assert dining.desk.look(SlipFound, number=typed).result().slip is None


def test_every_line_that_was_sent_stands_on_a_slip_or_the_audit_names_it(dining: Dining) -> None:
    sitting = dining.at(Sitting.HOT)

    def found() -> list[str]:
        with dining.house.store.reading() as db:
            return [one.what.message for one in lines_stand_on_slips(db)]

    assert found() == []
    line = dining.line(sitting, "2002")
    document = dining.rows(select(DocumentRow.id).where(DocumentRow.number == line.ticket))[0].id
    astray = (
        (LineRow, {"ticket": None}, LineRow.id == line.id, {"ticket": line.ticket}),
        (DocumentRow, {"awaited": None}, DocumentRow.id == document, {"awaited": "kitchen:热菜档"}),
    )
    for model, wrong, where, right in astray:
        changed(dining, update(model).where(where).values(wrong))
        assert len(found()) == 1, wrong
        changed(dining, update(model).where(where).values(right))
        assert found() == []
    with dining.house.store.reading() as db:
        assert list(prints_say_why(db)) == []
    lost = {"state": Job.FAILED.value, "why": None}
    changed(dining, update(PrintJob).where(PrintJob.document == document).values(lost))
    with dining.house.store.reading() as db:
        assert [one.what.args["number"] for one in prints_say_why(db)] == [line.ticket]


def changed(dining: Dining, statement: Any) -> None:
    with dining.house.store.engine.begin() as db:
        db.execute(statement)


def test_nobody_acknowledges_a_slip_of_another_table(dining: Dining) -> None:
    mine, theirs = dining.at(Sitting.COLD), dining.at(Sitting.COLD, "A03")
    with pytest.raises(Refused):
        dining.do("acknowledge_slip", sitting=theirs, slip=slip(dining, mine, "凉菜档").facts.id)


@pytest.mark.usefixtures("rings")
def test_what_some_take_along_rings_where_they_sit_whatever_the_others_do(dining: Dining) -> None:
    sitting = dining.seat("A04", 6)
    dining.tea(sitting, None)
    dining.send(sitting, dining.write(sitting, "1001", "1003", "2002"), all_at_once=True)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    slips_of = {one.station: one.facts.id for one in slips(dining, sitting)}
    goes = [{"line": dining.line(sitting, dish).id, "quantity": 1} for dish in ("1003", "2002")]
    apart = dining.do("split_party", HOST, sitting=sitting, table="A02", guests=2, lines=goes)
    assert [one.facts.id for one in slips(dining, sitting)] == [slips_of["凉菜档"]], "a dish of it stays"
    assert {one.facts.id for one in slips(dining, apart.sitting)} == {slips_of["热菜档"], *apart.documents}
    dining.serve(sitting, "1001")
    dining.ask_for_bill(sitting)
    dining.pay(sitting)
    dining.later(2)
    assert [more for _, more in ringing(dining)] == [2], "the slip that went, and the notes of both stations"
    dining.do("acknowledge_all_slips", COOK, sitting=apart.sitting)
    assert ringing(dining) == []
    with dining.house.store.reading() as db:
        assert list(deadlines_fit(FLOW, db)) == []
        assert list(lines_stand_on_slips(db)) == []
