"""Everything that can be done, done once: each command of the house and its flows, with texts of one's own."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app.counter.desk import holder
from app.counter.documents import DocumentRow, PrintJob
from app.counter.print_facts import Job
from app.flows.restaurant.facts.parts import SlipFacts
from app.flows.restaurant.rules.shares import shared
from tests.flows.restaurant.dining import Dining, cash
from tests.flows.restaurant.house import CASHIER, COOK, DISHES, HOST, MANAGER, TABLES, WAITER
from tests.house.fortnight import live_a_fortnight
from tests.house.repair import live_a_repair

Say = Callable[[str], str]
"""Gives the text of a place: "guest name", "dish name", "request" …"""
STROKES = "[[[100,100],[200,220],[300,90]]]"


def live_through(dining: Dining, say: Say) -> None:
    """Every command at least once, the refusals of a second person's wish left out."""
    _manage(dining, say)
    _expect(dining, say)
    _receive(dining, say)
    _turn_over(dining, say)
    _regroup(dining, say)
    _warm(dining)
    _dine(dining, say)
    _print(dining, say)
    live_a_fortnight(dining, say)
    live_a_repair(dining, say)
    _let_go(dining)


def _manage(dining: Dining, say: Say) -> None:
    do = dining.do
    do("house.add_counter", MANAGER, counter="B2", name=say("counter name"), flows=["restaurant"])
    do("house.add_staff", MANAGER, login="shi", name=say("staff name"), roles=["waiter"], pin="418263")
    do("house.change_roles", MANAGER, login="shi", roles=["waiter", "cashier"])
    do("house.change_pin", MANAGER, login="shi", pin="926451")
    do("house.renew_pin", holder(), login="zhou", pin="402817")
    for key in ("house.organisation", "papers.address", "papers.footer", "papers.contact_1"):
        do("house.change_setting", MANAGER, key=key, value=say(key))
    do("house.keep_guest", HOST, name=say("guest name"), phone="13912345678", taboos=say("guest taboos"))
    guest = do("house.keep_guest", HOST, name=say("other guest"), consent_until="2027-12-31")
    do("house.change_guest", HOST, guest=guest, taboos=say("guest note"))
    owes = {"holder": "company", "name": say("account holder"), "limit": 90_000}
    do("house.open_account", MANAGER, account="C001", what=owes)
    told = {"limit": 80_000, "signers": say("who signs")}
    do("house.change_account", MANAGER, account="C001", name=say("holder renamed"), **told)
    table = {"name": say("table name"), "area": say("area"), "section": say("section"), "seats": 6}
    do("add_table", MANAGER, table="C01", what=table)
    do("change_table", MANAGER, table="C01", what={**table, "seats": 8})
    at = {"x": 4, "y": 2, "w": 6, "h": 4, "shape": "long"}
    do("draw_plan", MANAGER, area=table["area"], tables=["C01"], stood=[at])
    do("close_table", HOST, table="C01")
    do("open_table", HOST, table="C01")
    dish = {
        **DISHES["2003"],
        "name": say("dish name"),
        "category": say("category"),
        "unit": say("unit"),
        "accessories": [say("accessory")],
        "pricing": "person",
        "allergens": ["peanut", "shellfish"],
    }
    do("add_dish", MANAGER, dish="9001", what=dish)
    do("change_dish", MANAGER, dish="9001", station=say("station"))
    do("limit_portions", COOK, dish="9001", portions=50)
    do("change_dish", MANAGER, dish="7001", drink="liquor")
    feast = {
        **DISHES["1001"],
        "course": "set",
        "price": 58800,
        "dishes": [{"dish": "1001"}, {"dish": "2002"}],
    }
    do("add_dish", MANAGER, dish="S001", what=feast)


def _expect(dining: Dining, say: Say) -> None:
    do, at = dining.do, (dining.clock.now() + timedelta(hours=2)).isoformat()
    told = {"name": say("booking name"), "phone": "13800138000", "guests": 4, "at": at}
    booked = do("book", HOST, table="B01", words=say("booking words"), **told).sitting
    do("change_booking", HOST, sitting=booked, at=at, guests=3, table="B02", phone="13800138001")
    do("change_booking", HOST, sitting=booked, name=say("other name"), words=say("other words"))
    do(
        "take_deposit",
        CASHIER,
        sitting=booked,
        payments=[{"means": "wechat", "amount": 5000, "tail": "8812"}],
    )
    back = [{"means": "wechat", "amount": 5000, "tail": "8813"}]
    do("give_ahead_back", MANAGER, sitting=booked, payments=back, why=say("reason to give back"))
    do("prepare_table", WAITER, sitting=booked)
    _call_off(dining, say, booked)


def _receive(dining: Dining, say: Say) -> None:
    do, at = dining.do, (dining.clock.now() + timedelta(hours=3)).isoformat()
    told = {"name": say("vip name"), "phone": "13800138002", "guests": 4, "at": at, "vip": True}
    vip = {"sitting": do("book", HOST, table="V02", fee_told=20000, wants_room=True, **told).sitting}
    words = {"purpose": say("what is received"), "received": say("who is received"), "needs": say("needs")}
    do("note_reception", HOST, **vip, **words, alias=say("alias"), persons=["yuan"])
    for task in ("cleanliness", "equipment", "television", "placing"):
        do("tick_vip", WAITER, **vip, item=task)
    do("check_readiness", HOST, **vip, refused=["placing"], why=say("what is not ready"))
    do("agree_meal", HOST, **vip, at=at, contact=say("contact"))
    do("print_reception", HOST, **vip)
    do("note_try", CASHIER, **vip, of="look")


def _call_off(dining: Dining, say: Say, booked: str) -> None:
    """Cancelled with a deposit that stays, and not come with an advance that goes back."""
    do, taken = dining.do, [cash(5000)]
    do("take_deposit", CASHIER, sitting=booked, payments=taken, agreed_sum=25000)
    do("cancel_booking", MANAGER, sitting=booked, by_guest=True, why=say("reason to cancel"))
    soon = (dining.clock.now() + timedelta(minutes=1)).isoformat()
    told = {"name": say("booking name"), "phone": "13800138000", "guests": 4, "at": soon}
    late = do("book", HOST, table="B01", **told).sitting
    do("take_deposit", CASHIER, sitting=late, payments=taken)
    dining.later(2)
    do("mark_not_come", MANAGER, sitting=late, why=say("reason not to come"), back=taken)


def _turn_over(dining: Dining, say: Say) -> None:
    do = dining.do
    party = {"guests": 2, "name": say("walk-in name"), "phone": "13700137000"}
    waits = do("greet_walk_in", HOST, **party).sitting
    do("call_waiting", HOST, sitting=waits)
    do("turn_away", HOST, sitting=waits, why=say("reason not to wait"))
    goes = do("greet_walk_in", HOST, **party).sitting
    do("seat_party", HOST, sitting=goes, table="A01", guests=2, waiter="yuan")
    do("guests_left", HOST, sitting=goes, why=say("reason to let the tea go"))
    at = (dining.clock.now() + timedelta(minutes=5)).isoformat()
    told = {"name": say("booking name"), "phone": "13800138001", "guests": 4, "at": at}
    booked = do("book", HOST, table="A04", **told).sitting
    do("greet_party", HOST, sitting=booked)
    do("seat_party", HOST, sitting=booked, table="A04", guests=4, waiter="yuan")


def _regroup(dining: Dining, say: Say) -> None:
    """A further table is taken and given back, two parties become one, and some of it sit apart."""
    do, here, other = dining.do, {"sitting": dining.seat("B03")}, dining.seat("B04")
    for sitting in (here["sitting"], other):
        dining.tea(sitting)
        dining.send(sitting, dining.write(sitting, "1001", "2002"))
    slip = next(one.id for one in dining.facts(other).parts.values() if isinstance(one, SlipFacts))
    do("acknowledge_slip", COOK, sitting=other, slip=slip)
    do("acknowledge_all_slips", COOK, sitting=other)
    do("join_table", HOST, **here, table="B02", why=say("reason to take a further table"))
    do("give_table_back", HOST, **here, table="B02", why=say("reason to give it back"))
    do("clear_left_table", WAITER, table="B02")
    do("note_taboos", WAITER, sitting=other, taboos=say("what the others avoid"), instead=True)
    both = {"taboos": say("what both avoid"), "why": say("reason to join")}
    do("join_party", HOST, **here, other=other, keep_tables=False, **both)
    apart = [{"line": dining.line(here["sitting"], "2002").id, "quantity": 1}]
    do("split_party", HOST, **here, table="B02", guests=2, lines=apart, why=say("reason to split"))


def _warm(dining: Dining) -> None:
    """The first dish per person is warmed since its call is near, or since the last cold dish is on the table."""
    soon = {"at": (dining.clock.now() + timedelta(minutes=5)).isoformat()}
    for table, act in (("B01", "plan_call"), ("V03", "serve_part"), ("V04", "serve_dishes")):
        here = {"sitting": dining.seat(table, fee_told=TABLES[table].get("fee"))}
        dining.tea(here["sitting"])
        dining.send(here["sitting"], dining.write(here["sitting"], "1001", "9001"))
        dining.do("ask_to_table", WAITER, **here)
        dining.lay_ready(here["sitting"])
        cold = dining.line(here["sitting"], "1001").id
        part, whole = {"line": cold, "quantity": 1}, {"lines": [cold]}
        told = soon if act == "plan_call" else {"place": "door", **(part if act == "serve_part" else whole)}
        dining.do(act, WAITER, **here, **told)
    held = dining.line(here["sitting"], "9001").id
    dining.do("pack_dishes", WAITER, **here, lines=[held])
    other = {"sitting": dining.seat("V01", fee_told=TABLES["V01"]["fee"])}
    dining.tea(other["sitting"])
    dining.send(other["sitting"], dining.write(other["sitting"], "1001", "1003", "9001"))
    dining.do("ask_to_table", WAITER, **other)
    dining.lay_ready(other["sitting"])
    first, last = (dining.line(other["sitting"], dish).id for dish in ("1001", "1003"))
    dining.do("serve_dishes", WAITER, **other, lines=[first], place="door")
    dining.do("return_line", MANAGER, **other, line=last, quantity=1, reason="changed_mind")


def _dine(dining: Dining, say: Say) -> None:
    do = dining.do
    here = {
        "sitting": do(
            "seat_walk_in", HOST, table="A02", guests=4, waiter="yuan", name=say("party name")
        ).sitting
    }
    do("tick_room", WAITER, **here, item="lights")
    do("change_guests", WAITER, **here, guests=3)
    do("change_waiter", HOST, **here, waiter="he")
    people = [{"standing": "host", "seat": 1}, {"standing": "child"}]
    do("note_persons", WAITER, **here, persons=people, children_first=True)
    do("ask_tea", WAITER, **here, tea="8001", taboos=say("taboos with the tea"))
    do("note_taboos", WAITER, **here, taboos=say("taboos"), allergens=["peanut"], instead=True)
    do("park_order", WAITER, **here, come=2)
    do("add_tea", WAITER, **here)
    order = {"order": do("begin_order", **here).order}
    lines = {
        dish: do("add_line", **here, **order, dish=dish).line
        for dish in ("1001", "2003", "3001", "5001", "6001", "7001")
    }
    asked = {"request": say("request"), "warned": say("who said yes")}
    lines["9001"] = do("add_line", **here, **order, dish="9001", quantity=2, **asked).line
    for dish in ("1003", "2005", "2006", "7001"):
        lines[dish] = do("add_line", **here, **order, dish=dish).line
    do("add_line", **here, **order, dish="S001")
    shrimp = next(o for o in dining.facts(here["sitting"]).lines if o.dish == "2002")
    do("exchange_dish", **here, **order, line=shrimp.id, dish="2003", difference=9800 - 12800)
    do("note_taboos", WAITER, **here, taboos=None, allergens=["shellfish"])
    do("accept_allergens", **here, line=lines["9001"], warned=say("who said yes later"))
    do("change_quantity", **here, **order, line=lines["1001"], quantity=2)
    do("note_request", **here, **order, line=lines["2003"], request=say("request noted later"))
    for dish in ("2003", "9001"):
        do("read_back", **here, **order, line=lines[dish])
    do("agree_day_price", **here, **order, line=lines["2005"], price=6800)
    for dish in ("2005", "2006"):
        do("agree_weight", **here, **order, line=lines[dish], grams=650)
    do("set_at_once", **here, **order, line=lines["2006"], at_once=True)
    do("remove_line", **here, **order, line=lines["1003"])
    do("captain_is_busy", WAITER, **here, **order)
    do("print_order_slip", **here, **order)
    do("confirm_order", **here, **order, how="signed", signature=STROKES)
    do("send_order", **here, **order)
    do("move_table", HOST, **here, table="A03", why=say("reason to move"))
    do("clear_left_table", WAITER, table="A02")
    _eat(dining, say, here, lines)


def _eat(dining: Dining, say: Say, here: dict[str, Any], lines: dict[str, str]) -> None:
    do, soon = dining.do, (dining.clock.now() + timedelta(minutes=20)).isoformat()
    do("note_taboos", WAITER, **here, taboos=None, allergens=["milk"])
    do("ask_tea", MANAGER, **here, tea="8001", pots=2, change=True)
    do("plan_call", **here, at=soon)
    do("put_off_call", **here)
    do("warm_first_dish", WAITER, **here)
    do("change_dish", MANAGER, dish="5001", allergens=["milk"])
    do("tell_of_allergen", WAITER, **here)
    do(
        "accept_allergens",
        **here,
        line=lines["5001"],
        warned=say("who said yes to what the menu names later"),
    )
    do("ask_to_table", WAITER, **here)
    do("tick_table", WAITER, **here, item="napkins")
    for act in ("show_bottles", "open_bottles"):
        do(act, WAITER, **here, line=lines["7001"], quantity=1)
    do("lay_ready", WAITER, **here)
    do("serve_part", WAITER, **here, line=lines["1001"], quantity=1, place="door")
    do("choose_serving_place", WAITER, **here, place="deputy_host")
    do("share_dish", WAITER, **here, line=lines["1001"])
    do("call_dish", WAITER, **here, line=lines["9001"], ground="judgement")
    back = {"quantity": 1, "reason": "other", "why": say("reason to return")}
    do("return_line", **here, line=lines["3001"], **back)
    do("urge_line", WAITER, **here, line=lines["1001"])
    do("replace_fallen", WAITER, **here, line=lines["1001"], quantity=1)
    gift = {"quantity": 1, "reason": "other", "why": say("reason to give")}
    do("give_line", **here, line=lines["1001"], **gift)
    for call in ("call_hot_dishes", "call_staples", "call_fruit"):
        do(call, WAITER, **here, ground="consent")
    for item in ("cleared", "laid"):
        do("tick_place", WAITER, **here, line=lines["9001"], item=item)
    do("serve_dishes", WAITER, **here, lines=[lines["2003"], lines["9001"]])
    do("mark_service", WAITER, **here, mark="bone_plates")
    do("no_more_of_drink", WAITER, **here, line=lines["7001"])
    do("tick_away", WAITER, **here, item="large")
    do("clear_away", WAITER, **here)
    do("lay_fruit_plates", WAITER, **here)
    do("report_all_served", WAITER, **here)
    _keep(dining, say, here, lines)
    do("print_bill", CASHIER, **here)
    _pay(dining, say, here)


def _pay(dining: Dining, say: Say, here: dict[str, Any]) -> None:
    do = dining.do
    do("ask_for_bill", CASHIER, **here)
    bill = {"bill": dining.bill(here["sitting"]).id}
    do("give_discount", CASHIER, **here, **bill, discount=8800, why=say("reason for the discount"))
    do("round_off", CASHIER, **here, **bill, rounding=dining.due(here["sitting"]) % 100)
    do("split_bill", CASHIER, **here, **bill, way="equal", count=3)
    do("take_split_back", CASHIER, **here, **bill)
    for share in do("split_bill", CASHIER, **here, **bill, way="equal", count=2).shares:
        facts = dining.facts(here["sitting"])
        owed = shared(facts, dining.bill(here["sitting"]))[share].due
        do("pay_share", CASHIER, **here, **bill, share=share, payments=[cash(owed)])
    do("reopen_bill", MANAGER, **here, **bill, why=say("reason to open the bill again"))
    due = dining.due(here["sitting"])
    on = {"account": "C001", "signer": say("who signs"), "signature": STROKES}
    parts = [{"means": "account", "amount": 500, "on": on}, cash(due - 500, due)]
    do("settle", CASHIER, **here, **bill, payments=parts)
    do("take_account_payment", CASHIER, account="C001", payments=[cash(200)])
    wrong = do("take_account_payment", CASHIER, account="C001", payments=[cash(100)]).receipt
    back = {"account": "C001", "receipt": wrong, "why": say("payment back why")}
    do("undo_account_payment", MANAGER, **back)
    do("print_statement", CASHIER, account="C001", first="2026-11-01", last="2026-11-30")
    do("tick_farewell", WAITER, **here, item="escort")
    do("see_off", WAITER, **here)
    _find(dining, say, here)
    do("tick_clearing", WAITER, **here, item="devices")
    do("clear_rest", WAITER, **here)


def _keep(dining: Dining, say: Say, here: dict[str, Any], lines: dict[str, str]) -> None:
    """A guest is known, a bottle is stored and fetched, a dish goes along, the bottles are counted."""
    do = dining.do
    known = do("house.keep_guest", HOST, name=say("known guest"), phone="13612345678")
    do("recognise_guest", HOST, **here, guest=known)
    wine = do("begin_order", **here).order
    line = do("add_line", **here, order=wine, dish="7001", quantity=2).line
    do("confirm_order", **here, order=wine, how="spoken")
    do("send_order", **here, order=wine)
    do("show_bottles", WAITER, **here, line=line, quantity=2)
    do("serve_dishes", WAITER, **here, lines=[line])
    whose = {"name": say("whose bottle"), "phone": "13800138000"}
    bottle = do("store_bottle", WAITER, **here, line=line, amount=6, measure="tenth", **whose).bottle
    do("fetch_bottle", WAITER, **here, bottle=bottle, amount=2)
    beside = dining.seat("A02", guests=2)
    do("fetch_bottle", WAITER, sitting=beside, bottle=bottle, amount=1)
    do("no_more_of_their_own", WAITER, sitting=beside, own=bottle)
    do("guests_left", WAITER, sitting=beside)
    do("pack_dishes", WAITER, **here, lines=[lines["1001"]])
    do("count_bottles", WAITER, **here)


def _find(dining: Dining, say: Say, here: dict[str, Any]) -> None:
    do = dining.do
    do("note_found", WAITER, what=say("what was found first"), table="A01", place=say("where it was found"))
    lost = do("note_found", WAITER, **here, what=say("what was found")).found
    proof = {"proof": say("by what it is theirs"), "signature": STROKES}
    do("hand_back", CASHIER, found=lost, to=say("who gets it back"), **proof)


def _print(dining: Dining, say: Say) -> None:
    do = dining.do
    do(
        "house.set_printer",
        MANAGER,
        printer="bar",
        name=say("printer name"),
        how="folder",
        address="/srv/bar",
    )
    do("house.set_printer", MANAGER, printer="old", name="旧机", how="network", address="192.168.1.20")
    do("house.choose_printer", MANAGER, role=f"kitchen:{say('station')}"[:59], printer="bar")
    do("house.remove_printer", MANAGER, printer="old")
    [document] = dining.rows(select(DocumentRow.id).where(DocumentRow.kind == "RC").limit(1))
    jobs = [r.id for r in dining.rows(select(PrintJob.id).order_by(PrintJob.id).limit(4))]
    do("house.print_again", CASHIER, document=document.id)
    do("print_figures", MANAGER, first="2026-11-23", last="2026-11-23")
    do("hand_over", CASHIER, notes=[{"fen": 10_000, "n": 3}], stays=10_000, why=say("reason of the shift"))
    do("house.send_again", CASHIER, job=jobs[0])
    do("house.send_elsewhere", CASHIER, job=jobs[1], printer="bar")
    do("house.cancel_print", CASHIER, job=jobs[2], why=say("reason to print no more"))
    stand_at(dining, jobs[3], Job.DOUBTFUL)
    do("house.confirm_printed", CASHIER, job=jobs[3], came_out=True)


def stand_at(dining: Dining, job: str, state: Job) -> None:
    """Put a job where only a machine takes it."""
    dining.house.store.writer.run(
        lambda db: db.exec_driver_sql(f"UPDATE print_jobs SET state = '{state.value}' WHERE id = '{job}'"),
        1,  # type: ignore[arg-type]
    )


def _let_go(dining: Dining) -> None:
    dining.do("house.let_go", MANAGER, login="shi")
