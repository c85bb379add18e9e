"""Bookings, and what is taken ahead for them (RST-02, 30a)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.checks import advances_fit, receipts_fit
from app.counter.overview import Hits
from app.counter.payments import AdvanceRow, PaymentRow, ReceiptRow
from app.flows.restaurant.checks import bills_fit
from app.flows.restaurant.facts.arrivals import Suggestions
from app.flows.restaurant.facts.kinds import Ahead
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.rules import seating
from app.kernel.text import Kept
from app.paper.model import Due
from app.store.tables import DueAt
from tests.flows.restaurant.dining import Dining, card, cash
from tests.flows.restaurant.house import HOST, MANAGER, TABLES, WAITER
from tests.flows.restaurant.looking import look


def book(dining: Dining, table: str | None = "A02", hours: float = 2, guests: int = 4, **more: Any) -> str:
    at = (dining.clock.now() + timedelta(hours=hours)).isoformat()
    args = {"name": "沈砚秋", "phone": "138 0013 8000", "guests": guests, "at": at, "table": table}
    sitting: str = dining.do("book", HOST, **args | more).sitting
    return sitting


def wrong(dining: Dining, **args: Any) -> Any:
    at = (dining.clock.now() + timedelta(hours=args.pop("hours", 2))).isoformat()
    plain = {"name": "方可", "phone": "13900139000", "guests": 4, "at": at, "table": "A02"}
    return dining.refused("book", HOST, **plain | args)


def number(dining: Dining, sitting: str) -> str:
    return dining.facts(sitting).number


@pytest.mark.rule("RST-02", "COM-05")
def test_a_booking_is_kept_with_its_words_in_the_drawer(dining: Dining) -> None:
    sitting = book(dining, wishes=["window"], words="带蛋糕", vip=True)
    facts = dining.facts(sitting)
    assert (facts.step, facts.guests, facts.table, facts.stay) == (Sitting.BOOKED, 4, "A02", 120)
    assert facts.booked_for == dining.clock.now() + timedelta(hours=2)
    [row] = dining.rows(select(SittingRow).where(SittingRow.id == sitting))
    assert row.vip
    assert "沈砚秋" not in str(row)
    assert "13800138000" not in str(row)


@pytest.mark.rule("RST-02")
def test_two_bookings_of_one_table_do_not_overlap(dining: Dining) -> None:
    first = book(dining, hours=2)
    no = wrong(dining, hours=3)
    assert no.args["other"] == dining.facts(first).number
    assert no.args["end"] == dining.clock.now() + timedelta(hours=4)
    book(dining, hours=4)
    assert wrong(dining, hours=0.5).args["other"] == dining.facts(first).number
    book(dining, hours=0.5, stay=90)
    book(dining, table=None, hours=3)
    dining.do("cancel_booking", HOST, sitting=first, by_guest=False, why="订重了")
    book(dining, hours=2)


@pytest.mark.rule("RST-02", "RST-03")
def test_what_cannot_be_booked_is_refused_with_the_reason(dining: Dining) -> None:
    assert "seats" in wrong(dining, guests=5).args
    assert "passed already" in wrong(dining, hours=-0.1).message
    for at in ("0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-12:00", "2026-11-23T20:00:00", "20:00"):
        assert "cannot take this" in wrong(dining, at=at).message
    for phone in ("1380013", "138001380001", "电话没留", "0571", "110", "123", "12345", "10086", "95598"):
        no = wrong(dining, phone=phone)
        assert "cannot be rung" in no.message
        assert phone not in str(no)
    for phone in ("0571-88001618", "+8613800138000", "４００８００１６１８", "+44 20 7946 0958"):
        book(dining, table=None, phone=phone)
    assert wrong(dining, table="V01").args["fee"] == 8000
    assert wrong(dining, table="V01", fee_told=7999).args["fee"] == 8000
    book(dining, table="V01", fee_told=8000)
    dining.do("close_table", HOST, table="A03")
    assert "closed" in wrong(dining, table="A03").message


@pytest.mark.rule("RST-02")
def test_a_booking_is_changed_and_does_not_stand_in_its_own_way(dining: Dining) -> None:
    sitting, other = book(dining), book(dining, table="A03")
    at = (dining.clock.now() + timedelta(hours=2, minutes=30)).isoformat()
    dining.do("change_booking", HOST, sitting=sitting, at=at, guests=3, table="A02")
    assert dining.facts(sitting).guests == 3
    no = dining.refused("change_booking", HOST, sitting=sitting, at=at, guests=3, table="A03")
    assert no.args["other"] == dining.facts(other).number
    dining.do("change_booking", HOST, sitting=sitting, guests=8, to_be_given=True)
    assert (dining.facts(sitting).guests, dining.facts(sitting).table) == (8, None)
    dining.do("change_booking", HOST, sitting=sitting, at=at, guests=8, table="V01", fee_told=8000)
    assert dining.facts(sitting).fee_told == 8000
    dining.do("change_booking", HOST, sitting=sitting, at=at, guests=7, table="V01")
    assert dining.facts(sitting).fee_told == 8000


@pytest.mark.rule("RST-02")
def test_a_usual_stay_follows_the_meal_to_which_a_booking_is_moved(dining: Dining) -> None:
    dining.do("house.change_setting", MANAGER, key="restaurant.stay_lunch", value=60)
    dining.do("house.change_setting", MANAGER, key="restaurant.stay_dinner", value=180)
    day = timedelta(days=1)
    noon, six = dining.clock.now() + day - timedelta(hours=6), dining.clock.now() + day
    usual, own = book(dining, at=noon.isoformat()), book(dining, "A03", at=noon.isoformat(), stay=90)
    other = book(dining, "A04", hours=26)
    to_six = {"sitting": usual, "at": six.isoformat()}
    assert dining.refused("change_booking", HOST, **to_six, table="A04").args["other"] == number(
        dining, other
    )
    dining.do("change_booking", HOST, **to_six, table="A02")
    dining.do("change_booking", HOST, sitting=own, at=six.isoformat())
    assert (dining.facts(usual).stay, dining.facts(own).stay) == (180, 90)
    assert wrong(dining, hours=25).args["other"] == number(dining, usual)


@pytest.mark.rule("RST-02", "RST-03")
def test_a_table_at_which_a_party_has_stayed_too_long_is_not_free_in_five_minutes(dining: Dining) -> None:
    sitting = dining.seat()
    dining.later(125)
    soon = {"start": dining.clock.now() + timedelta(minutes=5), "guests": 3}
    assert "A02" not in [one.table.id for one in look(dining, Suggestions, **soon).tables]
    no = wrong(dining, hours=5 / 60)
    assert no.args["other"] == number(dining, sitting)
    assert no.args["end"] == dining.clock.now() + timedelta(minutes=10)
    book(dining, hours=10 / 60)


@pytest.mark.rule("RST-02")
def test_who_is_late_keeps_their_time_while_all_else_is_changed(dining: Dining) -> None:
    sitting = book(dining, hours=1 / 6)
    was = dining.facts(sitting).booked_for
    assert was
    dining.later(11)
    for change in ({"guests": 3}, {"table": "A03"}, {"table": "A03", "at": was.isoformat()}, {"stay": 90}):
        dining.do("change_booking", HOST, sitting=sitting, **change)
    facts = dining.facts(sitting)
    assert (facts.booked_for, facts.guests, facts.table, facts.stay) == (was, 3, "A03", 90)
    earlier = (was - timedelta(minutes=5)).isoformat()
    assert "passed already" in dining.refused("change_booking", HOST, sitting=sitting, at=earlier).message
    later = (dining.clock.now() + timedelta(minutes=20)).isoformat()
    dining.do("change_booking", HOST, sitting=sitting, at=later)
    assert dining.facts(sitting).table == "A03", "what is left out stays"


@pytest.mark.rule("RST-02", "COM-05", "COM-16")
def test_a_booking_is_changed_in_each_of_its_fields_and_no_other(dining: Dining) -> None:
    told = {"wishes": ["window"], "words": "带蛋糕", "agreed_sum": 100_000}
    sitting = book(dining, **told)

    def row() -> dict[str, Any]:
        [found] = dining.rows(select(SittingRow.__table__).where(SittingRow.id == sitting))
        return dict(found._mapping)

    def texts() -> tuple[str | None, ...]:
        shown = look(dining, SittingShown, sitting=sitting)
        return (shown.guest, shown.phone, shown.wishes)

    changes: list[tuple[dict[str, Any], set[str]]] = [
        ({"name": "方可"}, {"name"}),
        ({"phone": "0571-88001618"}, {"phone"}),
        ({"words": "不要香菜"}, {"words"}),
        ({"no_words": True}, {"words"}),
        ({"wishes": ["quiet", "window"]}, {"wishes"}),
        ({"wishes": []}, {"wishes"}),
        ({"wants_room": True}, {"wants_room"}),
        ({"vip": True}, {"vip"}),
        ({"vip": False}, {"vip"}),
        ({"agreed_sum": 200_000}, {"agreed_sum"}),
        ({"fee_told": 8000}, {"fee_told"}),
        ({"to_be_given": True}, {"table_id"}),
        ({}, set()),
    ]
    for change, columns in changes:
        before = row()
        dining.do("change_booking", HOST, sitting=sitting, **change)
        after = row()
        assert {name for name in after if after[name] != before[name]} == columns, change
    assert texts() == ("方可", "0571-88001618", None)
    for words, found in (
        ("fk", [sitting]),
        ("方可", [sitting]),
        ("1618", [sitting]),
        ("沈砚秋", []),
        ("8000", []),
    ):
        assert [h.case for h in look(dining, Hits, words=words).hits if h.kind == "case"] == found, words


@pytest.mark.rule("RST-02", "RST-03", "RST-30a")
def test_what_a_change_may_not_be_is_refused(dining: Dining) -> None:
    sitting, other = book(dining, agreed_sum=100_000), book(dining, table="A03", hours=3.5)
    where = {"sitting": sitting}
    dining.do("take_deposit", HOST, **where, payments=[card(200_00)])

    def no(**change: Any) -> Any:
        return dining.refused("change_booking", HOST, **where, **change)

    assert no(guests=5).args["seats"] == 4, "the table that they keep must seat them"
    assert "cannot be rung" in no(phone="110").message
    assert "not both" in no(table="A03", to_be_given=True).message
    assert no(table="V01").args["fee"] == 8000
    assert no(table="A03").args["other"] == dining.facts(other).number
    assert no(stay=600, table="A03").args["other"] == dining.facts(other).number
    assert no(agreed_sum=99_999).args["agreed"] == 99_999
    dining.do("change_booking", HOST, **where, agreed_sum=100_000)
    dining.do("close_table", HOST, table="B01")
    assert "closed" in no(table="B01").message
    third = book(dining, table="A02", hours=4)
    long = dining.refused("change_booking", HOST, sitting=sitting, stay=150)
    assert long.args["other"] == dining.facts(third).number, "so must the table be free for all of their stay"
    dining.do("close_table", HOST, table="A02")
    dining.do("change_table", MANAGER, table="A02", what={**TABLES["A02"], "fee": 100, "seats": 2})
    dining.do("change_booking", HOST, **where, name="方可", table="A02")
    assert dining.facts(sitting).table == "A02", "what becomes of their table changes no booking by itself"


@pytest.mark.rule("RST-02", "COM-50")
def test_a_booking_is_late_after_20_minutes_and_only_a_person_releases_it(dining: Dining) -> None:
    sitting = book(dining, hours=1)
    [due] = dining.rows(select(DueAt.name, DueAt.at))
    assert (due.name, due.at) == ("late", dining.clock.now() + timedelta(minutes=80))
    assert "expected at" in dining.refused("mark_not_come", HOST, sitting=sitting).message
    dining.later(61)
    assert (
        "is booked for" in dining.refused("seat_walk_in", HOST, table="A02", guests=2, waiter="yuan").message
    )
    dining.do("mark_not_come", HOST, sitting=sitting)
    assert dining.rows(select(DueAt.name)) == []
    [row] = dining.rows(select(SittingRow).where(SittingRow.id == sitting))
    assert (row.gone_by, row.gone_at) == ("guest", dining.clock.now())
    dining.seat("A02")


@pytest.mark.rule("RST-02")
def test_who_cancelled_and_why_is_kept(dining: Dining) -> None:
    sitting = book(dining)
    dining.do("cancel_booking", HOST, sitting=sitting, by_guest=False, why="包间漏水")
    [row] = dining.rows(select(SittingRow).where(SittingRow.id == sitting))
    assert row.gone_by == "house"
    assert row.gone_why


@pytest.mark.rule("RST-30a", "COM-31")
def test_without_an_agreed_sum_it_is_an_advance_and_called_so(dining: Dining) -> None:
    sitting = book(dining)
    receipt = dining.do("take_deposit", HOST, sitting=sitting, payments=[card(500_00)])
    facts = dining.facts(sitting)
    assert (facts.ahead, facts.taken_ahead, facts.ahead_at) == (Ahead.ADVANCE, 500_00, dining.clock.now())
    paper = dining.paper(receipt.document)
    assert paper.title.message == "Receipt for an advance"
    assert any(isinstance(v, Kept) for block in paper.blocks for v in _values(block))
    assert (
        "taken ahead already"
        in dining.refused("take_deposit", HOST, sitting=sitting, payments=[cash(1)]).message
    )


@pytest.mark.rule("RST-30a")
@pytest.mark.parametrize(("agreed", "highest"), [(100_000, 20_000), (99_999, 19_999), (4, 0), (1, 0)])
def test_a_deposit_above_20_percent_is_refused_with_the_highest_lawful_one(
    dining: Dining, agreed: int, highest: int
) -> None:
    sitting = book(dining, agreed_sum=agreed)
    no = dining.refused("take_deposit", HOST, sitting=sitting, payments=[card(highest + 1)])
    assert (no.args["most"], no.args["agreed"]) == (highest, agreed)
    if highest:
        dining.do("take_deposit", HOST, sitting=sitting, payments=[card(highest)])
        assert dining.facts(sitting).ahead is Ahead.DEPOSIT
        back = dining.refused("give_ahead_back", MANAGER, sitting=sitting, payments=[card(highest)], why="x")
        assert back.mend == "cancel_booking", "it stays, or goes back twice"
    assert seating.highest_deposit(agreed) * 5 <= agreed


def taken_back(dining: Dining, sitting: str) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """What the receipts of a sitting say: kind and sum, and each means with its sum."""
    of = ReceiptRow.case == sitting
    receipts = select(ReceiptRow.kind, ReceiptRow.paid).where(of).order_by(ReceiptRow.number)
    means = select(PaymentRow.means, PaymentRow.amount).join(ReceiptRow, ReceiptRow.id == PaymentRow.receipt)
    paid = means.where(of).order_by(ReceiptRow.number, PaymentRow.n)
    return [tuple(r) for r in dining.rows(receipts)], [tuple(r) for r in dining.rows(paid)]


def holds(dining: Dining) -> None:
    """The deep audit finds nothing in the books."""
    with dining.house.store.reading() as db:
        assert [*receipts_fit(db), *advances_fit(db), *bills_fit(db)] == []


@pytest.mark.rule("RST-30a", "COM-30")
def test_what_was_taken_ahead_is_given_back_while_the_booking_stays(dining: Dining) -> None:
    sitting = book(dining, hours=1)
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(300_00), cash(200_00)])
    where: dict[str, Any] = {"sitting": sitting, "why": "改期"}
    assert dining.refused("give_ahead_back", HOST, **where, payments=[cash(500_00)]).who == ("manager",)
    less = dining.refused("give_ahead_back", MANAGER, **where, payments=[cash(499_99)])
    assert (less.args["wanted"], less.args["told"]) == (500_00, 499_99)
    for wrong in ([cash(500_00)], [card(500_00)], [card(299_99), cash(200_01)]):
        no = dining.refused("give_ahead_back", MANAGER, **where, payments=wrong)
        assert [means.message for means in no.args["means"]] == ["Bank card", "Cash"]
    dining.do("give_ahead_back", MANAGER, **where, payments=[cash(200_00), card(300_00)])
    assert (dining.facts(sitting).taken_ahead, dining.facts(sitting).ahead) == (0, None)
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(100_00)])
    dining.do("give_ahead_back", MANAGER, **where, payments=[cash(100_00)], otherwise=True)
    receipts, _ = taken_back(dining, sitting)
    assert receipts == [("ahead", 500_00), ("back", -500_00), ("ahead", 100_00), ("back", -100_00)]
    dining.do("cancel_booking", HOST, sitting=sitting, by_guest=True, why="改期")
    again = dining.refused("give_ahead_back", MANAGER, sitting=book(dining), payments=[cash(1)], why="x")
    assert "Nothing was taken" in again.message
    holds(dining)


@pytest.mark.rule("RST-30a", "COM-21", "COM-30", "COM-31")
@pytest.mark.parametrize(
    ("deposit", "by_guest", "back", "receipt"),
    [
        (False, True, [card(150_00), cash(50_00)], ("back", -200_00)),
        (False, False, [card(150_00), cash(50_00)], ("back", -200_00)),
        (True, True, [], ("kept", 0)),
        (True, False, [card(150_00), cash(250_00)], ("back", -400_00)),
    ],
)
def test_an_advance_goes_back_and_a_deposit_stays_or_is_paid_back_twice(
    dining: Dining, deposit: bool, by_guest: bool, back: list[dict[str, Any]], receipt: tuple[str, int]
) -> None:
    sitting = book(dining, hours=1, agreed_sum=100_000 if deposit else None)
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(150_00), cash(50_00)])
    where: dict[str, Any] = {"sitting": sitting, "by_guest": by_guest, "why": "包间漏水"}
    asked = dining.refused("cancel_booking", HOST, **where, back=back)
    assert (type(asked).__name__, asked.who, asked.args["sum"]) == ("Ask", ("manager",), 200_00)
    wrong = [[cash(200_00)], [card(200_00), cash(200_00)], [cash(1)]] if not back else [[], [cash(1), *back]]
    for parts in wrong:
        assert (
            "goes back to the guest" in dining.refused("cancel_booking", MANAGER, **where, back=parts).message
        )
    if back:
        moved = [cash(sum(part["amount"] for part in back))]
        assert "goes back so" in dining.refused("cancel_booking", MANAGER, **where, back=moved).message
    done = dining.do("cancel_booking", HOST, approved_by=MANAGER, **where, back=back)
    assert dining.facts(sitting).step is Sitting.CANCELLED
    assert (dining.facts(sitting).taken_ahead, dining.facts(sitting).ahead) == (0, None)
    receipts, means = taken_back(dining, sitting)
    assert receipts == [("ahead", 200_00), receipt]
    gone = [(part["means"], -part["amount"]) for part in back]
    assert means == [("card", 150_00), ("cash", 50_00), *gone, ("ahead", 200_00)]
    [row] = dining.rows(select(SittingRow).where(SittingRow.id == sitting))
    assert (row.gone_by, bool(row.gone_why)) == ("guest" if by_guest else "house", True)
    [advance] = dining.rows(select(AdvanceRow.amount, AdvanceRow.used))
    assert advance.used == advance.amount
    paper = dining.paper(done.document)
    [due] = [block for block in paper.blocks if isinstance(block, Due)]
    assert abs(due.fen) == (200_00 if receipt == ("kept", 0) else -receipt[1])
    holds(dining)


@pytest.mark.rule("RST-02", "RST-30a")
def test_who_does_not_come_leaves_the_deposit_and_gets_the_advance(dining: Dining) -> None:
    first = book(dining, hours=1, agreed_sum=100_000)
    second = book(dining, hours=1, table="A03")
    third = book(dining, hours=1, table="A04")
    for sitting in (first, second):
        dining.do("take_deposit", HOST, sitting=sitting, payments=[card(200_00)])
    dining.later(90)
    assert dining.refused("mark_not_come", HOST, sitting=first).who == ("manager",)
    assert dining.refused("mark_not_come", MANAGER, sitting=first).message == "Say why."
    assert (
        dining.refused("mark_not_come", MANAGER, sitting=first, why="x", back=[card(1)]).args["wanted"] == 0
    )
    dining.do("mark_not_come", MANAGER, sitting=first, why="联系不上")
    assert dining.refused("mark_not_come", MANAGER, sitting=second, why="x").args["wanted"] == 200_00
    dining.do("mark_not_come", MANAGER, sitting=second, why="联系不上", back=[card(200_00)])
    assert dining.do("mark_not_come", HOST, sitting=third) is None
    kinds = [taken_back(dining, sitting)[0] for sitting in (first, second, third)]
    assert kinds == [[("ahead", 200_00), ("kept", 0)], [("ahead", 200_00), ("back", -200_00)], []]
    assert {dining.facts(sitting).step for sitting in (first, second, third)} == {Sitting.NOT_COME}
    holds(dining)


@pytest.mark.rule("RST-02", "RST-04")
def test_who_booked_is_prepared_for_greeted_and_seated_at_their_table(dining: Dining) -> None:
    sitting = book(dining, table="V01", fee_told=8000, hours=1)
    dining.do("prepare_table", WAITER, sitting=sitting)
    dining.later(55)
    dining.do("greet_party", HOST, sitting=sitting)
    dining.do("seat_party", HOST, sitting=sitting, table="V01", guests=5, waiter="yuan")
    facts = dining.facts(sitting)
    assert (facts.step, facts.guests, facts.waiter, facts.fee_told) == (Sitting.SEATED, 5, "yuan", 8000)
    assert facts.seated_at == dining.clock.now()


def _values(block: Any) -> list[Any]:
    return [fact.value for fact in getattr(block, "pairs", ())]
