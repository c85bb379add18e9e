"""The till is handed over: blind count against receipts, float to float, nothing paid twice or into a closed shift (COM-32)."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from app.counter.payments import ReceiptRow, ShiftMeansRow, ShiftRow
from app.counter.sealing import keep_sealed
from app.counter.shift_facts import missing
from app.counter.shifts import shifts_fit
from app.counter.staff import StaffRow
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.queries.handing_over import open_matters
from app.flows.restaurant.rules import billing
from app.kernel.money import figures
from app.paper.layout import laid_out
from app.paper.model import Print
from app.store.tables import Seal
from tests.flows.restaurant.dining import WALK, WAYS, Dining, Statements, card, cash
from tests.flows.restaurant.house import CAPTAIN, CASHIER, HOST, MANAGER, WAITER
from tests.flows.restaurant.screens.conftest import clerk, room, show, voice
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.paper.reading import read
from tests.qt_help import nameless, targets

__all__ = ["clerk", "room", "show", "voice"]
F5 = Qt.Key.Key_F5

TOLD_OTHERWISE = (
    "UPDATE shifts SET expected = expected + 1 WHERE number = '{last}'",
    "UPDATE shifts SET floated = 0 WHERE number = '{last}'",
    "UPDATE shift_means SET taken = taken - 1 WHERE shift = (SELECT id FROM shifts WHERE number = '{last}')",
    "UPDATE payments SET amount = amount + 1 WHERE receipt = (SELECT id FROM receipts ORDER BY number DESC LIMIT 1)",
)


def said(dining: Dining, document: str) -> str:
    """A paper's words as they are printed."""
    paper = dining.paper(document)
    return read(laid_out(paper, Print(1, dining.clock.now(), "A1", "wu")), words_only=True).text


def notes(**yuan: int) -> list[dict[str, int]]:
    """Notes by their value: y100=3, y5=1."""
    return [{"fen": int(name[1:]) * 100, "n": n} for name, n in yuan.items()]


def shift(dining: Dining, counted: list[dict[str, int]], stays: int = 0, **more: Any) -> Any:
    return dining.do("hand_over", CASHIER, notes=counted, stays=stays, **more)


def paid(dining: Dining, table: str, tendered: int = 0) -> int:
    """A party that pays: some by card, the rest in cash; returns the cash."""
    sitting = dining.at(Sitting.BILL, table)
    due = dining.due(sitting)
    dining.pay(sitting, card(due // 3), cash(due - due // 3, tendered or None))
    return due - due // 3


@pytest.mark.rule("COM-32")
def test_each_shift_begins_where_the_last_one_ended_with_what_it_left(dining: Dining) -> None:
    first = paid(dining, "A02")
    dining.later(10)
    with Statements() as sent:
        done = shift(dining, notes(y100=10, y5=1), stays=50_000, to="zhou", why="少找了零")
    assert sent.count <= 24
    assert (done.counted, done.over) == (100_500, 100_500 - first)
    dining.later(5)
    second = paid(dining, "A03")
    dining.later(5)
    again = shift(dining, notes(y100=5), stays=0)
    assert again.over == 50_000 - 50_000 - second
    dining.later(5)
    empty = shift(dining, [{"fen": 10, "n": 0}])
    assert (empty.counted, empty.over) == (0, 0), "nothing of the shifts before counts once more"
    rows = dining.rows(select(ShiftRow.__table__).order_by(ShiftRow.ended_at))
    assert [r.begun_at for r in rows[1:]] == [r.ended_at for r in rows[:-1]]
    assert [r.floated for r in rows] == [0, 50_000, 0]
    assert (rows[0].to, rows[0].notes) == ("zhou", "10000*10 500*1")


@pytest.mark.rule("COM-32")
def test_every_means_is_held_against_what_its_device_says(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL, "A02")
    due = dining.due(sitting)
    dining.pay(sitting, card(due // 3), cash(due - due // 3))
    told = [{"means": "card", "fen": due // 3 - 100}, {"means": "wechat", "fen": 0}]
    done = shift(dining, [{"fen": 10, "n": 0}], told=told)
    assert done.off == ("card",)
    kept = {r.means: (r.taken - r.back, r.counted) for r in dining.rows(select(ShiftMeansRow.__table__))}
    assert kept == {"cash": (due - due // 3, 0), "card": (due // 3, due // 3 - 100), "wechat": (0, 0)}
    assert {figures(-100), figures(due // 3 - 100)} <= set(said(dining, done.document).split())
    for odd in ([told[0], told[0]], [{"means": "cash", "fen": 1}], [{"means": "account", "fen": 1}]):
        assert "each sum once" in dining.refused("hand_over", CASHIER, notes=[], stays=0, told=odd).message


@pytest.mark.rule("COM-32")
def test_what_was_undone_or_given_back_stands_on_the_report_by_its_number(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL, "A02")
    due, of = dining.due(sitting), {"sitting": sitting, "bill": dining.bill(sitting).id}
    dining.pay(sitting, cash(due))
    dining.do("reopen_bill", MANAGER, **of, why="多收了一道菜")
    first, undoing = dining.rows(select(ReceiptRow.number, ReceiptRow.paid).order_by(ReceiptRow.number))
    text = said(dining, shift(dining, notes(y1=1)).document)
    assert f"{first.number} 至 {undoing.number}，无缺号" in text
    assert f"冲销 {first.number}" in text
    assert figures(-due) in text
    assert "沈砚秋" not in text
    assert "冲销" not in said(dining, shift(dining, notes(y1=1)).document), "it belongs to one shift alone"


@pytest.mark.both
@pytest.mark.rule("COM-32", "COM-21")
def test_what_was_taken_off_beyond_a_cashiers_limit_stands_on_the_report(dining: Dining) -> None:
    """By the bill's number, with what it came to and who answers for it; what is within the limit does not."""
    numbers, off = list[str](), list[int]()
    for table, discount, by in (("A02", 8000, CAPTAIN), ("A03", 8800, CASHIER), ("B01", None, MANAGER)):
        sitting = dining.at(Sitting.BILL, table)
        of, before = {"sitting": sitting, "bill": dining.bill(sitting).id}, dining.due(sitting)
        if discount:
            dining.do("give_discount", by, **of, discount=discount, why="老顾客沈砚秋")
        else:
            dining.do("round_off", by, **of, rounding=before % 100 + 2_000)
        numbers.append(dining.bill(sitting).number)
        sums = billing.sums(dining.facts(sitting))
        off.append(sums.discountable - sums.discounted + sums.rounding)
        dining.pay(sitting)
    with Statements() as sent:
        done = shift(dining, notes(y1=1))
    assert sent.count <= 24
    text = said(dining, done.document)
    assert [number in text for number in numbers] == [True, False, True]
    assert "按 80% 收取，超出收银员折扣限额" in text and "抹零，超出收银员限额" in text
    assert [figures(-fen) in text for fen in off] == [True, False, True]
    assert "沈砚秋" not in text
    [answers] = dining.rows(select(StaffRow.name).where(StaffRow.login == CAPTAIN.login))
    assert answers.name in repr(dining.paper(done.document)), "by the drawer's id"
    dining.later(5)
    assert numbers[0] not in said(dining, shift(dining, notes(y1=1)).document), "it belongs to one shift"


@pytest.mark.rule("COM-32")
def test_a_number_that_is_not_there_is_named() -> None:
    there = [f"RC-A1-26112{day}-{n:04}" for day, n in ((3, 7), (3, 8), (3, 11), (4, 1), (4, 2))]
    assert missing(there) == ("RC-A1-261123-0009", "RC-A1-261123-0010")
    assert missing([]) == ()


@pytest.mark.parametrize("told", [*TOLD_OTHERWISE])
@pytest.mark.rule("COM-05", "COM-32")
def test_a_shift_that_is_not_what_its_receipts_say_is_named(dining: Dining, told: str) -> None:
    paid(dining, "A02")
    shift(dining, notes(y100=3), stays=10_000)
    dining.later(5)
    paid(dining, "A03")
    dining.later(5)
    last = shift(dining, notes(y100=3), stays=0).number
    with dining.house.store.reading() as db:
        assert list(shifts_fit(db)) == []
    told = told.format(last=last)
    dining.house.store.writer.run(lambda db: db.exec_driver_sql(told), 1)  # type: ignore[arg-type, return-value]
    with dining.house.store.reading() as db:
        [found] = shifts_fit(db)
    assert found.what.args["number"] == last


@pytest.mark.rule("COM-05", "COM-32")
def test_the_end_of_a_shift_is_sealed(dining: Dining) -> None:
    def sealed() -> bool:
        house = dining.house
        return keep_sealed(house.store, house.home, "A1", house.desk.settings, dining.clock.now())

    sealed()
    paid(dining, "A02")
    assert not sealed(), "no shift and no day has ended"
    dining.later(1)
    shift(dining, notes(y100=1))
    assert sealed()
    dining.later(1)
    paid(dining, "A03")
    assert not sealed(), "one end, one seal"
    assert dining.rows(select(Seal.why).order_by(Seal.n.desc()))[0].why == "shift"


@pytest.mark.rule("COM-32")
def test_another_counter_has_a_shift_of_its_own(dining: Dining) -> None:
    dining.do("house.add_counter", MANAGER, counter="B2", name="二楼", flows=["restaurant"])
    cash_here = paid(dining, "A02")
    dining.counter = "B2"
    assert shift(dining, notes(y100=1)).over == 10_000
    dining.counter = "A1"
    assert shift(dining, notes(y100=1)).over == 10_000 - cash_here


@pytest.mark.rule("COM-32", "RST-51", "RST-60")
def test_the_report_tells_sums_and_what_goes_on_and_no_guest(dining: Dining) -> None:
    cash_here = paid(dining, "A02")
    dining.at(Sitting.COLD, "A03")
    dining.at(Sitting.BILL, "B01")
    booked = dining.at(Sitting.BOOKED, "B02")
    dining.do("take_deposit", HOST, sitting=booked, payments=[card(12_300)])
    done = shift(dining, notes(y1=3), stays=100, to="zhou")
    text = said(dining, done.document)
    for fen in (cash_here, done.counted, abs(done.over), 300 - 100, 12_300):
        assert figures(fen) in text
    for words in ("交班表", "A03", "B01", "1 个预订，4 位", "短款"):
        assert words in text
    assert "沈砚秋" not in repr(dining.paper(done.document))
    dining.do("house.print_again", CASHIER, document=done.document)


@pytest.mark.both
@pytest.mark.rule("COM-32", "RST-33", "RST-60")
def test_a_deposit_that_a_bill_opened_again_set_free_is_held(dining: Dining) -> None:
    def held() -> tuple[int, int]:
        with dining.house.store.reading() as db:
            found = open_matters(db, dining.clock.now(), dining.desk.settings)
        return found.held, found.held_for

    sitting = dining.at(Sitting.PREPARED)
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(12_300)])
    assert held() == (12_300, 1)
    dining.do("seat_party", HOST, sitting=sitting, table="A02", guests=4, waiter="yuan")
    for reached in WALK[2:]:
        WAYS[reached](dining, sitting)
    assert held() == (0, 0)
    dining.do("reopen_bill", MANAGER, sitting=sitting, bill=dining.bill(sitting).id, why="多收了一道菜")
    assert held() == (12_300, 1)
    assert figures(12_300) in said(dining, shift(dining, notes(y1=1)).document)
    dining.pay(sitting)
    assert held() == (0, 0)


@pytest.mark.rule("COM-32")
def test_who_may_not_and_what_cannot_be_is_refused(dining: Dining) -> None:
    def refused(by: Any = CASHIER, **args: Any) -> str:
        return dining.refused("hand_over", by, **args).message

    one = notes(y100=1)
    assert "once" in refused(notes=one + one, stays=0)
    assert "once" in refused(notes=[{"fen": 2_500, "n": 1}], stays=0)
    assert "no more can stay" in refused(notes=one, stays=10_001)
    assert dining.refused("hand_over", WAITER, notes=one, stays=0).who
    assert dining.rows(select(ShiftRow.__table__)) == []


def fields(clerk: Clerk) -> list[QLineEdit]:
    return clerk.front.findChildren(QLineEdit)


@pytest.mark.rule("COM-32", "COM-70")
def test_a_cashier_counts_blind_and_hears_afterwards_what_is_missing(
    clerk: Clerk, room: Room, dining: Dining
) -> None:
    cash_here = paid(dining, "A02")
    room.desk.staff = CASHIER
    clerk.touch("Hand over")
    assert {"¥100", "¥50", "¥5", "¥0.50", "¥0.10"} <= {f.accessibleName() for f in fields(clerk)}
    assert nameless(clerk.front) == [] and targets(clerk.front) == []
    assert not clerk.shows(figures(cash_here)), "what is expected is not told before it is counted"
    clerk.key("3")
    assert clerk.shows("Counted: ¥300.00")
    clerk.touch("周敏", clerk.front)
    [by_card] = [f for f in fields(clerk) if "Bank card" in f.accessibleName()]
    by_card.setFocus()
    clerk.key("1")
    clerk.key(F5)
    assert [r.counted for r in dining.rows(select(ShiftMeansRow.__table__)) if r.means == "card"] == [100]
    [row] = dining.rows(select(ShiftRow.__table__))
    assert (row.counted, row.to, row.expected) == (30_000, "zhou", cash_here)
    off = figures(abs(30_000 - cash_here))
    assert "Bank card: not what the receipts say" in room.said[0]
    assert off in room.said[1]
    assert "missing" in room.said[1] or "too much" in room.said[1]
