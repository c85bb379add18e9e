"""What a clerk or the guest saw must still be so: the old value is refused, with both and who changed it (COM-06)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from app.flows.restaurant.facts.kinds import Confirmed
from app.flows.restaurant.facts.tracks import ARRIVING, Order, Sitting
from app.flows.restaurant.rules import confirming
from app.kernel.judge import Staff, relied
from app.kernel.refusal import Unreadable
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining, cash
from tests.flows.restaurant.house import CAPTAIN, CASHIER, DISHES, HOST, MANAGER, TABLES, WAITER
from tests.flows.restaurant.test_bottles import bottles
from tests.flows.restaurant.test_cellar import store, with_wine

STROKES = "[[[100,500],[300,400],[500,600],[700,500]]]"
Acts = tuple[str, Staff, dict[str, Any]]


def seen_by(dining: Dining, sitting: str, act: str, args: dict[str, Any]) -> dict[str, Any]:
    """What a screen that shows the case sends along with an act."""
    case = dining.facts(sitting)
    known = {"sitting": case} | {
        n: case.parts[v] for n, v in args.items() if isinstance(v, str) and v in case.parts
    }
    return relied(dining.desk.flow("restaurant").by_name[act], known, {})


def of_line(dining: Dining, sitting: str, dish: str) -> dict[str, Any]:
    line = dining.line(sitting, dish)
    return {"sitting": sitting, "order": line.order, "line": line.id}


def guests(dining: Dining) -> tuple[Acts, Acts]:
    of = {"sitting": dining.at(Sitting.TEA)}
    return ("change_guests", WAITER, {**of, "guests": 3}), ("change_guests", HOST, {**of, "guests": 2})


def come(dining: Dining) -> tuple[Acts, Acts]:
    of = {"sitting": dining.at(Sitting.TEA)}
    dining.do("park_order", WAITER, **of, come=1)
    return ("park_order", CAPTAIN, {**of, "come": 2}), ("park_order", WAITER, {**of, "come": 3})


def waiter(dining: Dining) -> tuple[Acts, Acts]:
    of = {"sitting": dining.at(Sitting.TEA)}
    mine = ("change_waiter", HOST, {**of, "waiter": "chen"})
    return ("change_waiter", CAPTAIN, {**of, "waiter": "he"}), mine


def persons(dining: Dining) -> tuple[Acts, Acts]:
    of = {"sitting": dining.at(Sitting.TEA)}
    theirs = {**of, "persons": [{"standing": "host", "seat": 1}]}
    return ("note_persons", HOST, theirs), ("note_persons", WAITER, {**of, "persons": []})


def booking(dining: Dining) -> tuple[Acts, Acts]:
    sitting = dining.at(Sitting.BOOKED)
    at = dining.clock.now() + timedelta(hours=2)
    booked = {"sitting": sitting, "at": at.isoformat(), "guests": 4, "table": "A02"}
    later = {**booked, "at": (at + timedelta(hours=1)).isoformat()}
    return ("change_booking", CAPTAIN, later), ("change_booking", HOST, booked)


def a_call(dining: Dining) -> tuple[Acts, Acts]:
    of = {"sitting": dining.at(Sitting.GREETED)}
    return ("call_waiting", CAPTAIN, of), ("call_waiting", HOST, of)


def phone(dining: Dining) -> tuple[Acts, Acts]:
    of = {"sitting": dining.at(Sitting.BOOKED)}
    mine = ("change_booking", HOST, {**of, "phone": "13800138001"})
    return ("change_booking", CAPTAIN, {**of, "phone": "13900139000"}), mine


def name(dining: Dining) -> tuple[Acts, Acts]:
    of = {"sitting": dining.at(Sitting.BOOKED)}
    mine = ("change_booking", HOST, {**of, "name": "沈砚"})
    return ("change_booking", CAPTAIN, {**of, "name": "沈秋"}), mine


def stay(dining: Dining) -> tuple[Acts, Acts]:
    of = {"sitting": dining.at(Sitting.BOOKED)}
    mine = ("change_booking", HOST, {**of, "stay": 150})
    return ("change_booking", CAPTAIN, {**of, "stay": 90}), mine


def size_of_a_booking(dining: Dining) -> tuple[Acts, Acts]:
    sitting = dining.at(Sitting.BOOKED)
    at = dining.facts(sitting).booked_for
    assert at
    changed = {"sitting": sitting, "at": at.isoformat(), "guests": 3, "table": "A02"}
    seated = {"sitting": sitting, "table": "A02", "guests": 4, "waiter": "yuan"}
    return ("change_booking", CAPTAIN, changed), ("seat_party", HOST, seated)


def a_booking_of_another_day(dining: Dining) -> tuple[Acts, Acts]:
    sitting = dining.at(Sitting.BOOKED)
    at = dining.clock.now() + timedelta(days=1)
    moved = {"sitting": sitting, "at": at.isoformat(), "guests": 4, "table": "A02"}
    return ("change_booking", CAPTAIN, moved), (
        "cancel_booking",
        HOST,
        {"sitting": sitting, "by_guest": True, "why": "改期"},
    )


def notice(dining: Dining) -> tuple[Acts, Acts]:
    at = (dining.clock.now() + timedelta(hours=3)).isoformat()
    told = {"name": "沈砚秋", "phone": "13800138000", "guests": 4, "at": at, "table": "A02", "vip": True}
    of = {"sitting": dining.do("book", HOST, **told).sitting}
    mine = ("note_reception", HOST, {**of, "purpose": "调研"})
    return ("note_reception", CAPTAIN, {**of, "purpose": "来访"}), mine


def quantity(dining: Dining) -> tuple[Acts, Acts]:
    of = of_line(dining, dining.at(Sitting.ORDERING), "2002")
    return ("change_quantity", MANAGER, {**of, "quantity": 4}), (
        "change_quantity",
        CAPTAIN,
        {**of, "quantity": 2},
    )


def a_line_that_grew(dining: Dining) -> tuple[Acts, Acts]:
    of = of_line(dining, dining.at(Sitting.ORDERING), "2002")
    return ("change_quantity", MANAGER, {**of, "quantity": 4}), ("remove_line", CAPTAIN, of)


def request(dining: Dining) -> tuple[Acts, Acts]:
    of = of_line(dining, dining.at(Sitting.ORDERING), "2002")
    mine = ("note_request", CAPTAIN, {**of, "request": "少盐"})
    return ("note_request", WAITER, {**of, "request": "不放花生"}), mine


def pace(dining: Dining) -> tuple[Acts, Acts]:
    of = of_line(dining, dining.at(Sitting.ORDERING), "2002")
    return ("set_at_once", WAITER, {**of, "at_once": True}), ("set_at_once", CAPTAIN, {**of, "at_once": True})


def weighed(dining: Dining) -> tuple[Acts, Acts]:
    sitting = dining.at(Sitting.ORDERING)
    dining.add(sitting, dining.order(sitting).id, "2006")
    of = of_line(dining, sitting, "2006")
    return ("agree_weight", WAITER, {**of, "grams": 900}), ("agree_weight", CAPTAIN, {**of, "grams": 800})


def price_of_the_day(dining: Dining) -> tuple[Acts, Acts]:
    sitting = dining.at(Sitting.ORDERING)
    dining.add(sitting, dining.order(sitting).id, "2005")
    of = of_line(dining, sitting, "2005")
    mine = ("agree_day_price", CAPTAIN, {**of, "price": 20000})
    return ("agree_day_price", WAITER, {**of, "price": 26000}), mine


def bottles_shown(dining: Dining) -> tuple[Acts, Acts]:
    sitting, line = bottles(dining)
    of = {"sitting": sitting, "line": line, "quantity": 1}
    return ("show_bottles", CAPTAIN, of), ("show_bottles", WAITER, of)


def bottles_opened(dining: Dining) -> tuple[Acts, Acts]:
    sitting, line = bottles(dining)
    of = {"sitting": sitting, "line": line, "quantity": 1}
    dining.do("show_bottles", WAITER, **{**of, "quantity": 2})
    return ("open_bottles", CAPTAIN, of), ("open_bottles", WAITER, of)


def served(dining: Dining) -> tuple[Acts, Acts]:
    sitting = dining.at(Sitting.TEA)
    order = dining.begin(sitting)
    dining.add(sitting, order, "1001", 3)
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    one = {"sitting": sitting, "line": dining.line(sitting, "1001").id, "quantity": 1, "place": "door"}
    return ("serve_part", CAPTAIN, one), ("serve_part", WAITER, one)


def call(dining: Dining) -> tuple[Acts, Acts]:
    sitting = dining.at(Sitting.CONFIRMED)
    planned = (dining.clock.now() + timedelta(minutes=40)).isoformat()
    return ("plan_call", CAPTAIN, {"sitting": sitting, "at": planned}), (
        "put_off_call",
        WAITER,
        {"sitting": sitting},
    )


def on_the_order(dining: Dining) -> dict[str, Any]:
    """A line of three that was sent."""
    sitting = dining.at(Sitting.TEA)
    order = dining.begin(sitting)
    dining.add(sitting, order, "1001", 3)
    dining.send(sitting, order)
    return {"sitting": sitting, "line": dining.line(sitting, "1001").id}


def counting(dining: Dining) -> tuple[Acts, Acts]:
    one = on_the_order(dining) | {"quantity": 1, "reason": "fewer"}
    return ("return_line", MANAGER, one), ("return_line", CAPTAIN, {**one, "untouched": True})


def served_before_it_goes_back(dining: Dining) -> tuple[Acts, Acts]:
    of = on_the_order(dining)
    dining.do("ask_to_table", WAITER, sitting=of["sitting"])
    mine = ("return_line", MANAGER, {**of, "quantity": 1, "reason": "fewer", "from_table": False})
    return ("serve_part", WAITER, {**of, "quantity": 2, "place": "door"}), mine


def given(dining: Dining) -> tuple[Acts, Acts]:
    one = on_the_order(dining) | {"quantity": 1, "reason": "regular"}
    return ("give_line", MANAGER, one), ("give_line", CAPTAIN, one)


def urged(dining: Dining) -> tuple[Acts, Acts]:
    of = on_the_order(dining)
    return ("urge_line", CAPTAIN, of), ("urge_line", WAITER, of)


def discount(dining: Dining) -> tuple[Acts, Acts]:
    sitting = dining.at(Sitting.BILL)
    of = {"sitting": sitting, "bill": dining.bill(sitting).id}
    mine = ("give_discount", CASHIER, {**of, "discount": 9500, "why": "老客"})
    return ("give_discount", CAPTAIN, {**of, "discount": 8800, "why": "老客"}), mine


def a_share(dining: Dining) -> tuple[Acts, Acts]:
    of = {"sitting": dining.at(Sitting.BILL)}
    of["bill"] = dining.bill(of["sitting"]).id
    share = dining.do("split_bill", CASHIER, **of, way="equal", count=2).shares[0]
    mine = ("pay_share", CASHIER, {**of, "share": share, "payments": [cash(153_12)]})
    return ("give_discount", CAPTAIN, {**of, "discount": 8800, "why": "老客"}), mine


OVERWRITTEN: dict[str, tuple[Callable[[Dining], tuple[Acts, Acts]], str]] = {
    "guests": (guests, "您看到的是 4 位客人，现在是 3 位，由 yuan 改动"),
    "waiter": (waiter, "您看到的服务员是 yuan，现在是 he，由 he 改动"),
    "come": (come, "您看到时到了 1 位，现在到了 2 位，由 he 清点"),
    "persons": (persons, "lin 刚改了座次"),
    "booked_for": (booking, "您看到的预订是 11月23日 19:00，现在是 11月23日 21:00，由 he 改动"),
    "summoned": (a_call, "您看到时叫过 0 次，现在已叫 1 次，最后一次由 he 叫"),
    "notice": (notice, "您看到的是接待通知第 1 版，现在是第 2 版，由 he 改写"),
    "phone": (phone, "预订电话已由 he 改动"),
    "name": (name, "预订人姓名已由 he 改动"),
    "stay": (stay, "您看到的用餐时长是 2 小时，现在是 1 小时 30 分钟，由 he 改动"),
    "guests of a booking": (size_of_a_booking, "您看到的是 4 位客人，现在是 3 位，由 he 改动"),
    "day of a booking": (a_booking_of_another_day, "11月24日"),
    "quantity": (quantity, "您看到的是 1 份，现在是 4 份，由 zhou 改动"),
    "a line that grew": (a_line_that_grew, "您看到的是 1 份，现在是 4 份，由 zhou 改动"),
    "request": (request, "您看到的要求是「—」，现在是「不放花生」，由 yuan 改动"),
    "at_once": (pace, "「即起」：您看到的是「否」，现在是「是」，由 yuan 改动"),
    "grams": (weighed, "您看到的是 — 克，现在是 900 克，由 yuan 改动"),
    "price": (price_of_the_day, "您看到的单价是 —，现在是 ¥260.00，由 yuan 改动"),
    "served": (served, "您看到已上 0 份，现在已上 1 份，由 he 登记"),
    "bottles_shown": (bottles_shown, "您看到示酒 0 瓶，现在是 1 瓶，由 he 登记"),
    "bottles_opened": (bottles_opened, "您看到开了 0 瓶，现在开了 1 瓶，由 he 登记"),
    "counting": (counting, "您看到单上有 3 份，现在还有 2 份：zhou 退过"),
    "served before it goes back": (
        served_before_it_goes_back,
        "您看到已上 0 份，现在已上 2 份，由 yuan 登记",
    ),
    "given": (given, "您看到已赠 0 份，现在已赠 1 份，由 zhou 改动"),
    "urged": (urged, "您看到催过 0 次，现在已催 1 次，最近一次是 he 催的"),
    "call_planned": (call, "您看到的叫起时间是 —，现在是 18:40，由 he 改动"),
    "share_due": (a_share, "您看到时这一份应付 ¥171.60，现在是 ¥153.12，由 he 改动"),
    "discount": (discount, "您看到的折扣是按原价的 100%，现在是 88%，由 he 改动"),
}


@pytest.mark.rule("COM-06")
@pytest.mark.parametrize("what", OVERWRITTEN)
def test_what_another_clerk_changed_meanwhile_is_not_written_over(dining: Dining, what: str) -> None:
    """Both values and who it was stand in the sentence, though somebody else did something since."""
    build, said = OVERWRITTEN[what]
    (theirs, they, told), (act, me, args) = build(dining)
    sitting = args["sitting"]
    saw = seen_by(dining, sitting, act, args)
    dining.do(theirs, they, **told)
    before = dining.facts(sitting)
    if before.step not in ARRIVING:
        dining.do("tick_room", MANAGER, sitting=sitting, item="lights")
    no = dining.refused(act, me, **args, seen=saw)
    assert said in Words("zh")(no.text)
    after = dining.facts(sitting)
    assert (after.parts, after.guests, after.booked_for) == (before.parts, before.guests, before.booked_for)
    dining.do(act, me, **args, seen=seen_by(dining, sitting, act, args))


@pytest.mark.both
@pytest.mark.rule("COM-06", "RST-13")
def test_a_request_is_ticked_as_the_guest_heard_it(dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    of = of_line(dining, sitting, "2002")
    salt = dining.do("note_request", **of, request="少盐").request
    nuts = dining.do("note_request", WAITER, **of, request="不放花生").request
    no = dining.refused("read_back", **of, seen={"request": salt})
    assert "「少盐」，现在是「不放花生」，由 yuan 改动" in Words("zh")(no.text)
    assert not dining.line(sitting, "2002").read_back
    kept = str(dining.rows(text("SELECT no FROM refusals")))
    assert salt in kept
    assert "少盐" not in kept, "a refusal that is kept names texts by their ids (COM-05)"
    dining.do("read_back", **of, seen={"request": nuts})
    assert dining.line(sitting, "2002").read_back


@pytest.mark.rule("COM-05")
def test_no_text_of_another_case_comes_out_by_its_id(dining: Dining) -> None:
    dining.at(Sitting.BOOKED, "A03")
    [name] = dining.rows(text("SELECT id FROM drawer WHERE text = '沈砚秋'"))
    of = of_line(dining, dining.at(Sitting.ORDERING), "2002")
    dining.do("note_request", **of, request="少盐")
    no = dining.refused("read_back", **of, seen={"request": name.id})
    assert no.args["seen"] is None
    assert "沈" not in Words("zh")(no.text)


@pytest.mark.rule("COM-06", "COM-73", "RST-14")
@pytest.mark.parametrize("how", [Confirmed.SPOKEN, Confirmed.SIGNED])
def test_the_guest_confirms_the_order_that_they_saw(dining: Dining, how: Confirmed) -> None:
    sitting = dining.at(Sitting.ORDERING)
    of = {"sitting": sitting, "order": dining.order(sitting).id}
    saw = seen_by(dining, sitting, "confirm_order", of)
    dining.add(sitting, of["order"], "7001", 3)
    dining.do("tick_room", MANAGER, sitting=sitting, item="lights")
    yes = {"how": how, "signature": STROKES if how is Confirmed.SIGNED else None}
    no = dining.refused("confirm_order", **of, **yes, seen=saw)
    assert (no.args["seen"], no.args["now"], no.args["staff"]) == (6, 7, CAPTAIN.login)
    assert "客人看到的是 6 道菜，现在单上是 7 道，由 he 改动" in Words("zh")(no.text)
    assert dining.order(sitting).step is Order.OPEN
    dining.do("confirm_order", **of, **yes, seen=seen_by(dining, sitting, "confirm_order", of))
    assert dining.order(sitting).step is Order.CONFIRMED


@pytest.mark.rule("COM-06", "COM-73")
def test_a_change_that_no_count_and_no_sum_shows_is_found_by_the_check(dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    of = {"sitting": sitting, "order": dining.order(sitting).id}
    saw = seen_by(dining, sitting, "confirm_order", of)
    line = of_line(dining, sitting, "2002")
    dining.do("note_request", WAITER, **line, request="少盐")
    dining.do("read_back", CAPTAIN, **line)
    no = dining.refused("confirm_order", **of, how="spoken", seen=saw)
    assert no.args["seen"] == saw["check"] != no.args["now"]
    assert "yuan 改了菜品、要求或费用" in Words("zh")(no.text)


@pytest.mark.rule("COM-06", "RST-14")
def test_whoever_sends_has_seen_what_goes(dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    of = {"sitting": sitting, "order": dining.order(sitting).id}
    saw = seen_by(dining, sitting, "send_order", of)
    dining.add(sitting, of["order"], "7001", 3)
    dining.confirm(sitting, of["order"])
    assert dining.refused("send_order", **of, seen=saw).args["now"] == 7
    dining.do("send_order", **of, seen=seen_by(dining, sitting, "send_order", of))


@pytest.mark.rule("RST-14", "COM-73")
def test_a_signature_on_paper_is_for_the_order_that_stands_on_the_paper(dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    of = {"sitting": sitting, "order": dining.order(sitting).id}
    assert dining.refused("confirm_order", **of, how="slip").message.startswith("Print the slip first")
    printed = dining.paper(dining.do("print_order_slip", **of).document)
    check = confirming.check(dining.facts(sitting), dining.order(sitting))
    assert " ".join((check[:4], check[4:8], check[8:])) in str(printed), "the slip says what it is a slip of"
    line = dining.add(sitting, of["order"], "7001", 3)
    no = dining.refused("confirm_order", **of, how="slip")
    assert (no.args["before"], no.args["now"], no.mend) == (
        31200,
        confirming.order_sum(dining.facts(sitting), dining.order(sitting)),
        "print_order_slip",
    )
    dining.do("remove_line", **of, line=line)
    dining.do("confirm_order", **of, how="slip")
    assert dining.order(sitting).how is Confirmed.SLIP
    dining.do("set_at_once", **of_line(dining, sitting, "2002"), at_once=True)
    assert dining.refused("confirm_order", **of, how="slip").mend == "print_order_slip", "another version"
    dining.do("print_order_slip", **of)
    dining.do("confirm_order", **of, how="slip")


@pytest.mark.rule("COM-06")
def test_who_left_it_out_did_not_change_it(dining: Dining) -> None:
    at = (dining.clock.now() + timedelta(hours=2)).isoformat()
    told = {"name": "沈砚秋", "phone": "13800138000", "guests": 2, "at": at}
    sitting = dining.do("book", HOST, **told).sitting
    dining.do("change_booking", MANAGER, sitting=sitting, guests=3)
    dining.do("change_booking", HOST, sitting=sitting, wants_room=True)
    no = dining.refused("change_booking", HOST, sitting=sitting, guests=4, seen={"guests": 2})
    assert no.args["staff"] == MANAGER.login
    never = dining.refused("change_booking", HOST, sitting=sitting, stay=60, seen={"stay": 61})
    assert "somebody else" in Words("en")(never.text)


@pytest.mark.both
@pytest.mark.rule("COM-06")
def test_the_manager_sees_what_was_changed_on_the_floor_and_the_menu(dining: Dining) -> None:
    dining.do("change_table", MANAGER, table="V01", what={**TABLES["V01"], "fee": 9000})
    no = dining.refused("change_table", MANAGER, table="V01", what=TABLES["V01"], seen={"fee": 8000})
    assert (no.args["seen"], no.args["now"], no.args["staff"]) == (8000, 9000, MANAGER.login)
    price = DISHES["2003"]["price"]
    dining.do("change_dish", MANAGER, dish="2003", price=price + 100, allergens=["fish"])
    no = dining.refused("change_dish", MANAGER, dish="2003", price=price, seen={"menu_price": price})
    assert (no.args["seen"], no.args["now"]) == (price, price + 100)
    no = dining.refused("change_dish", MANAGER, dish="2003", allergens=[], seen={"listed": []})
    assert (no.args["seen"], no.args["now"]) == ((), ("fish",))


@pytest.mark.rule("COM-06", "RST-35")
def test_an_account_and_a_stored_bottle_are_as_they_were_seen(dining: Dining) -> None:
    told = {"holder": "company", "name": "松江纺织", "limit": 1000_00}
    dining.do("house.open_account", MANAGER, account="C001", what=told)
    dining.do("house.change_account", MANAGER, account="C001", limit=2000_00, active=False)
    change = {"account": "C001", "limit": 500_00}
    no = dining.refused("house.change_account", MANAGER, **change, seen={"limit": 1000_00})
    assert (no.args["seen"], no.args["now"], no.args["staff"]) == (1000_00, 2000_00, MANAGER.login)
    no = dining.refused("house.change_account", MANAGER, **change, seen={"active": True})
    assert (no.args["seen"], no.args["now"]) == (True, False)
    dining.do("house.change_account", MANAGER, **change, seen={"limit": 2000_00, "active": False})
    bottle = store(dining, with_wine(dining)).bottle
    fetch = {"sitting": dining.at(Sitting.SEATED, "A03"), "bottle": bottle, "amount": 2}
    dining.do("fetch_bottle", CAPTAIN, **fetch)
    no = dining.refused("fetch_bottle", WAITER, **fetch, seen={"bottle_left": 6})
    assert (no.args["seen"], no.args["now"], no.args["staff"]) == (6, 4, CAPTAIN.login)
    dining.do("fetch_bottle", WAITER, **fetch, seen={"bottle_left": 4})


@pytest.mark.rule("COM-06", "COM-05")
@pytest.mark.parametrize(
    ("seen", "place"),
    [
        ({"duee": 1}, "seen/duee"),
        ({"due": "张三丰 13912345678"}, "seen/due"),
        ({"due": True}, "seen/due"),
        ({"due": 10**40}, "seen/due"),
        ({"due": 1, "note": "李四 身份证 350521199001010000"}, "seen/note"),
    ],
)
def test_what_nobody_relies_on_is_refused_before_anything_is_stored(
    dining: Dining, seen: dict[str, Any], place: str
) -> None:
    sitting = dining.at(Sitting.BILL)
    of = {"sitting": sitting, "bill": dining.bill(sitting).id}
    with pytest.raises(Unreadable) as refused:
        dining.do("round_off", CASHIER, **of, rounding=0, seen=seen)
    [fault] = refused.value.no.args["faults"]
    assert fault.args["place"] == place
    with pytest.raises(Unreadable):
        dining.do("tick_farewell", WAITER, sitting=sitting, item="belongings", seen={"guest": "张三丰"})
    stored = "".join(
        str(dining.rows(text(f"SELECT * FROM {table}"))) for table in ("journal", "refusals", "drawer")
    )
    assert not [word for word in ("张三丰", "13912345678", "李四", "身份证", "duee") if word in stored]


@pytest.mark.rule("COM-04", "COM-06")
def test_a_line_whose_seen_was_mended_is_tried_anew(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    of = {"sitting": sitting, "bill": dining.bill(sitting).id, "rounding": 0}
    due = dining.due(sitting)
    for _ in range(2):
        assert dining.refused("round_off", CASHIER, **of, seen={"due": 1}, id="r").args["seen"] == 1
    dining.do("round_off", CASHIER, **of, seen={"due": due}, id="r")
