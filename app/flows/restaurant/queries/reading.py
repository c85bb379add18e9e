"""Facts from rows: a sitting, its parts, a table, a dish."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from app.counter.slips import read_awaited
from app.flows.restaurant.facts.care import Mark, Marked
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.cellar import Measure, Taken
from app.flows.restaurant.facts.floor import DishFacts, Further, Span, TableFacts
from app.flows.restaurant.facts.ids import (
    BillId,
    BottleId,
    DishId,
    LineId,
    OrderId,
    ShareId,
    SittingId,
    SlipId,
    TableId,
)
from app.flows.restaurant.facts.kinds import (
    Ahead,
    Allergen,
    AtServing,
    Confirmed,
    Course,
    Drink,
    Feature,
    Pricing,
    ServingPlace,
    Split,
)
from app.flows.restaurant.facts.parked import Parked
from app.flows.restaurant.facts.parts import BillFacts, Bottles, LineFacts, OrderFacts, SlipFacts, Tea
from app.flows.restaurant.facts.persons import person_of
from app.flows.restaurant.facts.plan import Stand, TableShape
from app.flows.restaurant.facts.sharing import ShareFacts
from app.flows.restaurant.facts.tracks import Bill, Line, Order, Share, Sitting, Slip
from app.flows.restaurant.facts.vip import TRIED, Vip, VipTask, circle
from app.flows.restaurant.rules import sets
from app.flows.restaurant.rules.allergens import besides
from app.flows.restaurant.rules.ordering import amount_of
from app.flows.restaurant.rules.ways import choices_in, ways_in

Part = OrderFacts | LineFacts | BillFacts | ShareFacts | SlipFacts


def marks_of(stored: str | None) -> tuple[Marked, ...]:
    """The marks of a sitting as they are read in one piece, the oldest first."""
    found = (one.split("@") for one in (stored or "").split())
    marks = (
        Marked(Mark(kind), datetime.fromisoformat(at), by, LineId(line) if line else None)
        for at, kind, by, line in found
    )
    return tuple(sorted(marks, key=lambda mark: mark.at))


def fetched_in(told: str | None) -> tuple[Taken, ...]:
    """What was fetched of stored bottles as it is read in one piece, by its numbers."""
    found = (one.split("\t") for one in told.split("\n")) if told else ()
    return tuple(
        Taken(
            number,
            BottleId(bottle),
            LineId(line),
            dish,
            Measure(measure),
            int(amount),
            datetime.fromisoformat(at),
        )
        for number, bottle, line, dish, measure, amount, at in sorted(found)
    )


def spans(rows: Iterable[Row[Any]]) -> dict[str, tuple[Span, ...]]:
    """Who has which table from when to when, by table."""
    found: dict[str, list[Span]] = {}
    for row in rows:
        span = Span(
            SittingId(row.id),
            row.number,
            row.start,
            row.stay,
            row.seated_at is not None,
            row.guests,
            row.leaving_at is not None,
            row.vip,
        )
        found.setdefault(row.table_id, []).append(span)
    return {table: tuple(sorted(taken, key=lambda span: span.start)) for table, taken in found.items()}


def table_facts(row: Row[Any], taken: tuple[Span, ...] = ()) -> TableFacts:
    """A table from its row."""
    return TableFacts(
        TableId(row.id),
        row.name,
        row.area,
        row.section,
        row.seats,
        row.fee,
        row.room,
        frozenset(map(Feature, row.features.split())),
        row.closed,
        taken,
        row.left_by,
        stand(row),
    )


def stand(row: Any) -> Stand | None:
    """Where a table stands on its plan, from its row."""
    return None if row.shape is None else Stand(row.x, row.y, row.w, row.h, TableShape(row.shape))


def dish_facts(row: Row[Any]) -> DishFacts:
    """A dish from its row."""
    return DishFacts(
        DishId(row.id),
        row.name,
        row.category,
        Course(row.course),
        row.station,
        Pricing(row.pricing),
        row.unit,
        row.price,
        row.discountable,
        row.in_pieces,
        _several(row.accessories),
        row.minutes,
        row.portions,
        frozenset(map(Allergen, row.allergens.split())),
        row.special,
        row.on_menu,
        choices_in(row.choices),
        Drink(row.drink),
        row.bones,
        sets.dishes_in(row.dishes),
    )


def sitting_facts(row: Row[Any], parts: dict[str, Part]) -> SittingFacts:
    """A sitting from its row and its parts."""
    allergens = frozenset(map(Allergen, row.allergens.split()))
    further = _further(row.further)
    return SittingFacts(
        id=SittingId(row.id),
        step=Sitting(row.step),
        number=row.number,
        name=row.name,
        phone=row.phone,
        words=row.words,
        guests=row.guests,
        table=TableId(row.table_id) if row.table_id else None,
        table_name="+".join(filter(None, (row.table_name, *(one.name for one in further)))),
        seats=(row.seats or 0) + sum(one.seats for one in further),
        fee=row.fee or 0,
        fee_told=row.fee_told,
        wants_room=row.wants_room,
        wishes=frozenset(map(Feature, row.wishes.split())),
        waiter=row.waiter,
        booked_for=row.booked_for,
        stay=row.stay,
        seated_at=row.seated_at,
        service_rate=row.service_rate,
        tea=_tea_facts(row) if row.tea_at else None,
        taboos_asked=row.taboos_at is not None,
        taboos=row.taboos,
        allergens=allergens,
        beside=besides(allergens, row.taboo_words),
        ahead=Ahead(row.ahead) if row.ahead else None,
        ahead_at=row.ahead_at,
        taken_ahead=row.taken_ahead,
        agreed_sum=row.agreed_sum,
        call_planned=row.call_planned,
        called_at=row.called_at,
        billed_at=row.billed_at,
        ticks=frozenset((row.ticks or "").split()),
        parts=parts | _slips(row),
        greeted_at=row.greeted_at,
        waits_as=row.waits_as,
        wait_told=row.wait_told,
        summoned=row.summoned,
        summoned_at=row.summoned_at,
        persons=tuple(map(person_of, (row.persons or "").split())),
        children_first=row.children_first,
        vip=_vip(row) if row.vip else None,
        parked=_parked(row) if row.parked_at else None,
        marks=marks_of(row.marks),
        fetched=fetched_in(row.fetched),
        further=further,
        serving_place=ServingPlace(row.serving_place) if row.serving_place else None,
        laid=_laid(row.laid),
    )


def _vip(row: Row[Any]) -> Vip:
    """A VIP's reception; of each task the newest mark says how far it is."""
    marks = sorted((int(n), item, done) for n, item, done in _marks(row.v_marks))
    newest = {VipTask(item): done == "1" for _, item, done in marks if item != TRIED}
    return Vip(
        circle=circle(row.v_named),
        alias=row.v_alias,
        since=row.v_since,
        version=row.v_version,
        received=row.v_received,
        purpose=row.v_purpose,
        needs=row.v_needs,
        contact=row.v_contact,
        flowers=row.v_flowers,
        seated_for=row.v_seated_for,
        done=frozenset(task for task, done in newest.items() if done),
        refused=frozenset(task for task, done in newest.items() if not done),
        marks=len(marks),
    )


def _marks(written: str | None) -> Iterator[list[str]]:
    return (mark.split(":") for mark in (written or "").split())


def _parked(row: Row[Any]) -> Parked:
    return Parked(row.parked_at, row.come, row.tea_added_at, row.wished_at)


def _slips(row: Row[Any]) -> dict[str, Part]:
    steps = {False: Slip.SENT, True: Slip.ACKNOWLEDGED}
    told = (
        SlipFacts(SlipId(one.document), steps[one.seen], one.number, one.made_at)
        for one in read_awaited(row.slips)
    )
    return {slip.id: slip for slip in told}


def _further(told: str | None) -> tuple[Further, ...]:
    """The tables beside a party's own, as the statement of sittings puts them into one text."""
    found = (one.split("\t") for one in told.split("\n")) if told else ()
    return tuple(sorted(Further(TableId(id), name, int(seats), int(fee)) for id, seats, fee, name in found))


def _several(names: str) -> tuple[str, ...]:
    return tuple(names.split("\n")) if names else ()


def _laid(told: str | None) -> dict[str, int]:
    """How many of each piece: what was ticked for more dishes later stands beside what was ticked first."""
    found: dict[str, int] = {}
    for one in (told or "").split("\n"):
        piece, _, count = one.rpartition("*")
        if piece:
            found[piece] = max(found.get(piece, 0), int(count))
    return found


def _tea_facts(row: Row[Any]) -> Tea:
    pots = row.tea_pots or 0
    cost = amount_of(Pricing(row.tea_pricing), pots, row.tea_price, None) if row.tea else 0
    dish = DishId(row.tea) if row.tea else None
    return Tea(dish, row.tea_name or "", pots, cost or 0, row.tea_by, row.tea_at)


def order_facts(row: Row[Any]) -> OrderFacts:
    """An order from a row of its parts."""
    return OrderFacts(
        OrderId(row.o_id),
        Order(row.o_step),
        row.o_number,
        row.o_version,
        row.o_taken_by,
        row.o_at,
        row.o_captain_busy,
        row.o_shown_rate,
        row.o_shown_fee,
        Confirmed(row.o_how) if row.o_how else None,
        row.o_confirmed_by,
        row.o_confirmed_at,
        row.o_signature,
        row.o_sent_at,
        row.o_printed_seal,
        row.o_printed_sum,
    )


def line_facts(row: Row[Any]) -> LineFacts:
    """A line from a row of its parts."""
    return LineFacts(
        id=LineId(row.l_id),
        step=Line(row.l_step),
        order=OrderId(row.l_order_id),
        dish=DishId(row.l_dish),
        name=row.l_name,
        course=Course(row.l_course),
        station=row.l_station,
        pricing=Pricing(row.l_pricing),
        unit=row.l_unit,
        quantity=row.l_quantity,
        served=row.l_served,
        price=row.l_price,
        grams=row.l_grams,
        amount=row.l_amount,
        discountable=row.l_discountable,
        at_once=row.l_at_once,
        request=row.l_request,
        read_back=row.l_read_back_at is not None,
        minutes=row.l_minutes,
        tea=row.l_tea,
        # RST-04: what is put right on the menu holds for what was ordered before.
        allergens=frozenset(map(Allergen, f"{row.l_allergens} {row.l_in_dish or ''}".split())),
        added=frozenset(map(Allergen, set((row.l_in_dish or "").split()) - set(row.l_allergens.split()))),
        accepted=frozenset(map(Allergen, (row.l_accepted or "").split())),
        bill=BillId(row.l_bill) if row.l_bill else None,
        sent_at=row.l_sent_at,
        ticket=row.l_ticket,
        ticket_line=row.l_ticket_line,
        returned=row.l_returned,
        given=row.l_given,
        taken_off=row.l_taken_off,
        urged=row.l_urged,
        fallen=row.l_fallen,
        of_set=LineId(row.l_of_set) if row.l_of_set else None,
        exchanged=row.l_exchanged,
        bottles=Bottles(Drink(row.b_drink), row.b_shown, row.b_opened) if row.b_drink else None,
        stored=row.l_stored or 0,
        ways=ways_in(row.l_ways),
        served_at=row.l_served_at,
        bones=bool(row.l_bones),
        in_pieces=row.l_in_pieces,
        accessories=_several(row.l_accessories),
        ticks=frozenset(map(AtServing, (row.l_ticks or "").split())),
    )


def bill_facts(row: Row[Any]) -> BillFacts:
    """A bill from its row."""
    return BillFacts(
        BillId(row.id),
        Bill(row.step),
        row.number,
        row.discount,
        row.rounding,
        row.rounded_from,
        row.printed,
        row.printed_due,
        row.n,
        Split(row.split) if row.split else None,
        row.reopened,
    )


def bill_parts(row: Row[Any]) -> dict[str, Part]:
    """A bill, and a share of it where it was split, from a row of bills."""
    bill: dict[str, Part] = {row.id: bill_facts(row)}
    return bill | ({row.s_id: _share_facts(row)} if row.s_id else {})


def _share_facts(row: Row[Any]) -> ShareFacts:
    pairs = (part.rpartition("*") for part in row.s_parts.split())
    return ShareFacts(
        ShareId(row.s_id),
        Share(row.s_step),
        BillId(row.s_bill),
        row.s_n,
        row.s_amount,
        {LineId(line): int(parts) for line, _, parts in pairs},
        row.s_due,
        row.s_receipt,
    )
