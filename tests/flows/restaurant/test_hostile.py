"""Hostile words in every text field: taken as data or refused with a sentence, never a fault of the program (COM-80)."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from itertools import count, cycle, product
from typing import Any

import pytest
from sqlalchemy import func, select

from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.flow import FLOW
from app.kernel.refusal import Refused
from app.kernel.text import Kept
from app.paper.model import Row, Table
from app.store.tables import Refusal
from tests.flows.restaurant.dining import Dining, card
from tests.flows.restaurant.house import DISHES, HOST, MANAGER, TABLES, WAITER
from tests.hostile import HOSTILE

PAYING = (
    "take_deposit",
    "give_ahead_back",
    "cancel_booking",
    "mark_not_come",
    "settle",
    "pay_share",
    "take_account_payment",
)
"""Acts by which something is paid or goes back: what goes on account is signed for."""
Tries = Mapping[str, Callable[[str], Any]]
"""Acts by the text field that they try, as act.field."""


def of_a_vip(dining: Dining, vip: str, at: str) -> Tries:
    """The text fields of a VIP's reception."""

    def ready_again() -> str:
        for task in ("cleanliness", "equipment", "television", "placing"):
            dining.do("tick_vip", MANAGER, sitting=vip, item=task)
        return vip

    return {
        **{
            f"note_reception.{f}": lambda w, f=f: dining.do("note_reception", HOST, sitting=vip, **{f: w})
            for f in ("purpose", "received", "needs", "alias")
        },
        "check_readiness.why": lambda w: dining.do(
            "check_readiness", HOST, sitting=ready_again(), refused=["placing"], why=w
        ),
        "agree_meal.contact": lambda w: dining.do("agree_meal", HOST, sitting=vip, at=at, contact=w),
    }


def tries(dining: Dining) -> Tries:
    """Every text field of every command of the restaurant, on a house where each can be done again and again."""
    at = (dining.clock.now() + timedelta(hours=3)).isoformat()
    sitting, bill = dining.at(Sitting.ORDERING), dining.at(Sitting.BILL, "A03")
    going, paid = dining.at(Sitting.TEA, "A04"), dining.at(Sitting.FAREWELL, "V03")
    dining.do("add_dish", MANAGER, dish="cheap", what=DISHES["1003"] | {"price": 1})
    order, line = dining.order(sitting).id, dining.line(sitting, "1001").id
    where = {"sitting": sitting, "order": order, "line": line}
    booked = {"name": "方可", "phone": "13800138000", "guests": 2, "at": at}

    def a_booking(ahead: int = 0, **told: Any) -> Any:
        made = dining.do("book", HOST, **booked | told).sitting
        if ahead:
            dining.do("take_deposit", HOST, sitting=made, payments=[card(ahead)])
        return made

    def nothing_told() -> str:
        dining.do("note_taboos", WAITER, sitting=sitting, taboos=None, instead=True)
        return sitting

    def an_avoided_dish() -> str:
        added = dining.add(nothing_told(), order, "2004")
        dining.do("note_taboos", WAITER, sitting=sitting, taboos=None, allergens=["peanut"])
        return added

    def a_sent_line() -> str:
        """One more of a dish that costs next to nothing: there is a limit to what is given."""
        more = dining.begin(bill)
        dining.add(bill, more, "cheap")
        dining.send(bill, more)
        return dining.line(bill, "cheap").id

    def a_table(table: str, **what: Any) -> Any:
        return dining.do("change_table", MANAGER, table=table, what=TABLES["B01"] | what)

    def a_dish(**what: Any) -> Any:
        return dining.do("change_dish", MANAGER, dish="1002", **what)

    def new(act: str, field: str, words: str, like: dict[str, Any], **key: Any) -> Any:
        value = [words] if field == "accessories" else words
        return dining.do(act, MANAGER, **key, what=like | {field: value})

    def nobody_came(why: str) -> Any:
        late = a_booking(at=(dining.clock.now() + timedelta(minutes=1)).isoformat())
        dining.later(31)
        return dining.do("mark_not_come", HOST, sitting=late, why=why)

    dining.add(sitting, order, "1002")
    fresh, kept = iter(range(10**6)), a_booking()
    moving, free_tables = dining.seat("B01", guests=2), cycle(("B02", "B01"))
    return {
        **of_a_vip(dining, a_booking(vip=True), at),
        "book.name": lambda w: dining.do("book", HOST, **booked | {"name": w}),
        "book.phone": lambda w: dining.do("book", HOST, **booked | {"phone": w}),
        "book.words": lambda w: dining.do("book", HOST, **booked, words=w),
        **{
            f"change_booking.{f}": lambda w, f=f: dining.do("change_booking", HOST, sitting=kept, **{f: w})
            for f in ("name", "phone", "words")
        },
        "cancel_booking.why": lambda w: dining.do(
            "cancel_booking", HOST, sitting=a_booking(), by_guest=True, why=w
        ),
        "give_ahead_back.why": lambda w: dining.do(
            "give_ahead_back", MANAGER, sitting=a_booking(ahead=1), payments=[card(1)], why=w
        ),
        "greet_walk_in.name": lambda w: dining.do("greet_walk_in", HOST, guests=2, name=w),
        "greet_walk_in.phone": lambda w: dining.do("greet_walk_in", HOST, guests=2, phone=w),
        "move_table.why": lambda w: dining.do(
            "move_table", HOST, sitting=moving, table=next(free_tables), why=w
        ),
        "turn_away.why": lambda w: dining.do(
            "turn_away", HOST, sitting=dining.do("greet_walk_in", HOST, guests=2).sitting, why=w
        ),
        "seat_walk_in.name": lambda w: dining.do(
            "seat_walk_in", HOST, table="A02", guests=2, waiter="yuan", name=w
        ),
        "note_taboos.taboos": lambda w: dining.do(
            "note_taboos", WAITER, sitting=sitting, taboos=w, instead=True
        ),
        "ask_tea.taboos": lambda w: dining.do(
            "ask_tea", WAITER, sitting=nothing_told(), tea=None, taboos=w, change=True
        ),
        "ask_tea.warned": lambda w: dining.do(
            "ask_tea", WAITER, sitting=sitting, tea="8002", change=True, warned=w
        ),
        "add_line.request": lambda w: dining.do(
            "add_line", sitting=sitting, order=order, dish="1003", request=w
        ),
        "add_line.warned": lambda w: dining.do(
            "add_line", sitting=sitting, order=order, dish="1003", warned=w
        ),
        "add_line.ways": lambda w: made_so(dining, sitting, order, w),
        "lay_ready.piece": lambda w: dining.do("lay_ready", sitting=sitting, piece=a_piece(dining, w)),
        "accept_allergens.warned": lambda w: dining.do(
            "accept_allergens", sitting=sitting, line=an_avoided_dish(), warned=w
        ),
        "guests_left.why": lambda w: dining.do("guests_left", MANAGER, sitting=going, why=w),
        "note_request.request": lambda w: dining.do("note_request", **where, request=w),
        "confirm_order.signature": lambda w: dining.do(
            "confirm_order", sitting=sitting, order=order, how="signed", signature=w
        ),
        **{
            f"{act}.why": lambda w, act=act: dining.do(
                act, MANAGER, sitting=bill, line=a_sent_line(), quantity=1, reason="other", why=w
            )
            for act in ("return_line", "give_line")
        },
        "reopen_bill.why": lambda w: dining.do("reopen_bill", MANAGER, **paid_again(dining, paid), why=w),
        "give_discount.why": lambda w: dining.do(
            "give_discount", MANAGER, sitting=bill, bill=dining.bill(bill).id, discount=9000, why=w
        ),
        **{
            f"add_table.{f}": lambda w, f=f: new("add_table", f, w, TABLES["B01"], table=f"X{next(fresh)}")
            for f in ("name", "area", "section")
        },
        **{f"change_table.{f}": lambda w, f=f: a_table("B01", **{f: w}) for f in ("name", "area", "section")},
        "draw_plan.area": lambda w: a_plan(dining, w),
        **{
            f"add_dish.{f}": lambda w, f=f: new("add_dish", f, w, DISHES["1002"], dish=f"x{next(fresh)}")
            for f in ("name", "category", "station", "unit", "accessories")
        },
        **{
            f"change_dish.{f}": lambda w, f=f: a_dish(**{f: [w] if f == "accessories" else w})
            for f in ("name", "category", "station", "unit", "accessories")
        },
        "mark_not_come.why": nobody_came,
        "hand_over.why": lambda w: dining.do("hand_over", MANAGER, notes=[], stays=0, why=w),
        **kept_beside(dining),
        **of_two_tables(dining),
    }


def of_two_tables(dining: Dining) -> Tries:
    """The text fields of joining and splitting, each time at tables that nobody had."""
    names = (f"T{n}" for n in count())

    def a_table() -> str:
        table = next(names)
        dining.do("add_table", MANAGER, table=table, what=TABLES["B02"] | {"name": table})
        return table

    def joined(**told: str) -> Any:
        one, other = (dining.seat(a_table(), guests=2) for _ in range(2))
        return dining.do("join_party", HOST, sitting=one, other=other, keep_tables=False, **told)

    def apart(why: str) -> Any:
        told = {"sitting": dining.seat(a_table(), guests=4), "table": a_table(), "guests": 2}
        return dining.do("split_party", HOST, **told, why=why)

    def further(why: str | None = None) -> dict[str, str]:
        told = {"sitting": dining.seat(a_table(), guests=2), "table": a_table()}
        dining.do("join_table", HOST, **told, why=why)
        return told

    return {
        "join_party.why": lambda w: joined(why=w),
        "join_party.taboos": lambda w: joined(taboos=w),
        "split_party.why": apart,
        "join_table.why": further,
        "give_table_back.why": lambda w: dining.do("give_table_back", HOST, **further(), why=w),
    }


def a_plan(dining: Dining, area: str) -> Any:
    """The plan of an area of this name, with a table on it."""
    dining.do("change_table", MANAGER, table="B01", what=TABLES["B01"] | {"area": area})
    at = {"x": 0, "y": 0, "w": 4, "h": 4, "shape": "square"}
    return dining.do("draw_plan", MANAGER, area=area, tables=["B01"], stood=[at])


def made_so(dining: Dining, sitting: str, order: str, way: str) -> Any:
    """A dish with a choice that has a way of this name, ordered so."""
    choices = [{"name": "x", "ways": [{"name": way}, {"name": "plain"}]}]
    dining.do("change_dish", MANAGER, dish="1001", choices=choices)
    return dining.do("add_line", sitting=sitting, order=order, dish="1001", ways=[way])


def kept_beside(dining: Dining) -> dict[str, Callable[[str], Any]]:
    """What is kept beside the bill: accounts, and what guests left behind."""

    wine = dining.at(Sitting.ORDERING, "B04")
    dining.add(wine, dining.order(wine).id, "7001", 99)
    dining.send(wine, dining.order(wine).id)

    def a_bottle(**told: str) -> Any:
        of = {"sitting": wine, "line": dining.line(wine, "7001").id, "amount": 1, "measure": "liang"}
        return dining.do("store_bottle", WAITER, **of | {"name": "陆之遥"} | told)

    def a_thing() -> Any:
        return dining.do("note_found", WAITER, what="伞").found

    return {
        **{
            f"{act}.{field}": lambda w, act=act, field=field: on_no_account(dining, act, **{field: w})
            for act, field in product(PAYING, ("signer", "signature"))
        },
        **{
            f"store_bottle.{field}": lambda w, field=field: a_bottle(**{field: w})
            for field in ("name", "phone")
        },
        "note_found.what": lambda w: dining.do("note_found", WAITER, what=w),
        "note_found.place": lambda w: dining.do("note_found", WAITER, what="伞", place=w),
        "undo_account_payment.why": lambda w: dining.do(
            "undo_account_payment", MANAGER, account="none", receipt="none", why=w
        ),
        "hand_back.to": lambda w: dining.do("hand_back", WAITER, found=a_thing(), to=w, proof="证件"),
        "hand_back.proof": lambda w: dining.do("hand_back", WAITER, found=a_thing(), to="李敏", proof=w),
        "hand_back.signature": lambda w: dining.do(
            "hand_back", WAITER, found=a_thing(), to="李敏", signature=w
        ),
    }


def on_no_account(dining: Dining, act: str, **texts: str) -> Any:
    """Nothing goes on account where money moves, nor on an account that is not there."""
    part = {"means": "account", "amount": 100, "on": {"account": "none", "signer": "王强"} | texts}
    return dining.do(act, MANAGER, payments=[part], account="none", sitting="none")


def a_piece(dining: Dining, words: str) -> str:
    """What a dish that is ordered wants laid ready."""
    dining.do("change_dish", MANAGER, dish="1002", accessories=[words])
    return words


def paid_again(dining: Dining, sitting: str) -> dict[str, Any]:
    """A paid bill, whoever opened it before."""
    if dining.facts(sitting).step is Sitting.BILL:
        dining.pay(sitting)
    return {"sitting": sitting, "bill": dining.bill(sitting).id}


def text_fields() -> Iterator[str]:
    """Every text field of the restaurant's commands, as their JSON Schema has it."""
    for name, command in FLOW.commands.items():
        schema = command.schema()
        for field, told in schema["properties"].items():
            for inner in _strings(told, schema.get("$defs", {})):
                yield f"{name}.{inner or field}"


def _strings(told: Mapping[str, Any], definitions: Mapping[str, Any], field: str = "") -> Iterator[str]:
    if "$ref" in told:
        for inner, of in definitions[told["$ref"].rpartition("/")[2]].get("properties", {}).items():
            yield from _strings(of, definitions, inner)
    kinds = (told, *told.get("anyOf", ()))
    for kind in (*kinds, *(one["items"] for one in kinds if "items" in one)):
        if kind.get("type") == "string" and "maxLength" in kind:
            yield field
        elif kind is not told and "$ref" in kind:
            yield from _strings(kind, definitions, field)


SHAPED = {
    "add_line.ways",
    *(f"{act}.{field}" for act, field in product(PAYING, ("signer", "signature"))),
    "hand_back.signature",
    "undo_account_payment.why",
    "store_bottle.phone",
    "book.phone",
    "change_booking.phone",
    "greet_walk_in.phone",
    "seat_walk_in.name",
    "confirm_order.signature",
    "guests_left.why",
}
"""Fields that ask for more than words, or whose act is done once."""


@pytest.mark.rule("COM-80", "COM-05")
def test_hostile_words_are_data_or_are_refused_in_every_text_field(dining: Dining) -> None:
    known = tries(dining)
    assert set(text_fields()) == known.keys()
    done = dict.fromkeys(known, 0)
    for n, (field, act) in enumerate(known.items()):
        for hostile in HOSTILE[n :: len(known) // 2]:
            with suppress(Refused):
                act(hostile.text)
                done[field] += 1
    assert {field: n for field, n in done.items() if n <= 5 and field not in SHAPED} == {}
    [kept] = dining.rows(select(func.count()).select_from(Refusal))
    assert kept[0] < len(HOSTILE) / 2


@pytest.mark.rule("COM-15")
def test_a_character_that_no_font_has_is_refused_where_it_is_noted(dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    where = {"sitting": sitting, "order": dining.order(sitting).id, "line": dining.line(sitting, "1001").id}
    who = {"table": "B02", "guests": 2, "waiter": "yuan"}
    for no in (
        dining.refused("note_request", **where, request="少油🍣"),
        dining.refused("note_taboos", WAITER, sitting=sitting, taboos="🍣过敏"),
        dining.refused("seat_walk_in", HOST, **who, name="🍣"),
        dining.refused("change_dish", MANAGER, dish="1002", name="🍣拼盘"),
    ):
        assert no.message.startswith("No font has the character") and no.args["character"] == "🍣"
    dining.do("note_request", **where, request="𬭎先生：𠮷，少油")
    dining.do("seat_walk_in", HOST, **who, name="𬭎禤")
    order = {"sitting": sitting, "order": where["order"]}
    assert dining.paper(dining.do("print_order_slip", **order).document), "rare han are printed"


@pytest.mark.rule("COM-80", "COM-15", "COM-40")
def test_hostile_requests_stay_in_the_drawer_or_are_refused_by_character(dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    order, line = dining.order(sitting).id, dining.line(sitting, "1001").id
    printed = 0
    for hostile in HOSTILE[::7]:
        with suppress(Refused):
            dining.do("note_request", sitting=sitting, order=order, line=line, request=hostile.text)
            paper = dining.paper(dining.do("print_order_slip", sitting=sitting, order=order).document)
            table = next(block for block in paper.blocks if isinstance(block, Table))
            assert [type(chip) for row in table.rows if isinstance(row, Row) for chip in row.chips] == [Kept]
            printed += 1
    assert printed > 40
