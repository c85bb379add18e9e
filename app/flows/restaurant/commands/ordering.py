"""点菜, 确认: an order is written, read back, agreed on and confirmed (RST-11 to 14)."""

from dataclasses import dataclass, replace

from app.counter.doing import Doing
from app.counter.means import Strokes
from app.flows.restaurant.commands import portions, slips
from app.flows.restaurant.commands.arguments import Grams, Portions, Price, Ways
from app.flows.restaurant.commands.lines import (
    Added,
    line_row,
    next_line,
    remove,
    reopen,
    said_yes,
    write_line,
    write_order,
    write_rows,
)
from app.flows.restaurant.commands.sets import write_set
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ids import DishId, LineId, OrderId, SittingId
from app.flows.restaurant.facts.kinds import Confirmed
from app.flows.restaurant.facts.parts import LineFacts, OrderFacts
from app.flows.restaurant.facts.tracks import Order
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.orders import LineRow, OrderRow
from app.flows.restaurant.model.parking import ParkedRow
from app.flows.restaurant.queries.loaders import dishes
from app.flows.restaurant.rules import billing, confirming, ordering, parking, taboos
from app.flows.restaurant.rules.sets import dishes_of
from app.flows.restaurant.rules.ways import taken
from app.kernel.command import does
from app.kernel.fields import Note, Private
from app.kernel.ids import TextId


@dataclass(frozen=True)
class Begun:
    """An order slip, by its number."""

    order: OrderId
    number: str


@dataclass(frozen=True)
class Asked:
    """What the guest asks for on a line, by its drawer id: what is said of it later relies on it (COM-06)."""

    request: TextId | None


@dataclass(frozen=True)
class Slip:
    """A slip that is printed."""

    document: str


@does(FLOW)
def begin_order(do: Doing, sitting: SittingId, captain_busy: bool = False) -> Begun:
    """Begin an order slip; the tea that was brought stands on the first one.

    Where it waited for guests still to come, it is kept that those who are here wished it now (RST-16).
    """
    facts: SittingFacts = do.facts["sitting"]
    if parking.waits(facts):
        do.set(ParkedRow, {"sitting": sitting}, wished_at=do.now, wished_by=do.staff.login)
    order, number = write_order(do, sitting, captain_busy=captain_busy)
    if facts.tea and facts.tea.dish and not any(line.tea for line in facts.lines):
        tea = dishes(do.db, [facts.tea.dish])[facts.tea.dish]
        write_line(do, sitting, order, 1, tea, facts.tea.pots, tea=True)
    return Begun(order, number)


@does(FLOW)
def add_line(
    do: Doing,
    sitting: SittingId,
    order: OrderId,
    dish: DishId,
    quantity: Portions = 1,
    request: Note | None = None,
    at_once: bool = False,
    warned: Private | None = None,
    ways: Ways = (),
) -> Added:
    """Add a dish to an order; its portions are taken now (RST-12).

    `warned` is who said yes to the allergens that the table avoids, by name (RST-04); others ask anew.
    `ways` are those of the dish's choices by name; of a choice that is left out its usual one (RST-11).
    """
    facts: SittingFacts = do.facts["sitting"]
    known: DishFacts = do.facts["dish"]
    holds, n = portions.take(do, dish, quantity), next_line(facts, do.facts["order"])
    row = line_row(do, sitting, order, n, known, quantity, taken(known.choices, ways))
    row |= {"holds": holds, "at_once": at_once, "request": request.id if request else None}
    if known.dishes:
        write_set(do, row, known, n)
    else:
        write_rows(do, [row])
    line = LineId(row["id"])
    said_yes(do, line, dish, known.allergens & facts.allergens, warned)
    reopen(do, do.facts["order"])
    return Added(line, TextId(request.id) if request else None)


@does(FLOW)
def change_quantity(do: Doing, sitting: SittingId, order: OrderId, line: LineId, quantity: Portions) -> None:
    """Change how many of a dish they want: portions are taken or given back, what is weighed is weighed anew."""
    facts: LineFacts = do.facts["line"]
    grams = None if facts.weighed else facts.grams
    amount = ordering.amount_of(facts.pricing, quantity, facts.price, grams)
    kept = portions.set_aside(do, line)
    if quantity > kept:
        kept += portions.take(do, facts.dish, quantity - kept)
    else:
        portions.give_back(do, {facts.dish: kept - quantity})
        kept = quantity
    do.set(LineRow, {"id": line}, quantity=quantity, grams=grams, amount=amount, holds=kept, lapsed=False)
    reopen(do, do.facts["order"])


@does(FLOW)
def note_request(do: Doing, sitting: SittingId, order: OrderId, line: LineId, request: Note | None) -> Asked:
    """Write down what the guest asks for on a dish, or that they ask for nothing any more (RST-13)."""
    asked = TextId(request.id) if request else None
    do.set(LineRow, {"id": line}, request=asked, read_back_by=None, read_back_at=None)
    reopen(do, do.facts["order"])
    return Asked(asked)


@does(FLOW)
def read_back(do: Doing, sitting: SittingId, order: OrderId, line: LineId) -> None:
    """The request was read back, and the guest said yes (RST-13)."""
    do.set(LineRow, {"id": line}, read_back_by=do.staff.login, read_back_at=do.now)


@does(FLOW)
def agree_weight(do: Doing, sitting: SittingId, order: OrderId, line: LineId, grams: Grams) -> None:
    """Weighed before the guest, and agreed with what it comes to (RST-11)."""
    facts: LineFacts = do.facts["line"]
    _agree(do, facts, facts.price, grams)


@does(FLOW)
def agree_day_price(do: Doing, sitting: SittingId, order: OrderId, line: LineId, price: Price | None) -> None:
    """The price of the day, told and agreed; in fen, for 500 g where it is sold by weight (RST-11).

    None takes it back: it is to be agreed after all.
    """
    facts: LineFacts = do.facts["line"]
    _agree(do, facts, price, facts.grams)


def _agree(do: Doing, line: LineFacts, price: int | None, grams: int | None) -> None:
    do.set(
        LineRow,
        {"id": line.id},
        price=price,
        grams=grams,
        amount=ordering.amount_of(line.pricing, line.quantity, price, grams),
        agreed_by=do.staff.login,
        agreed_at=do.now,
    )
    reopen(do, do.facts["order"])


@does(FLOW)
def set_at_once(do: Doing, sitting: SittingId, order: OrderId, line: LineId, at_once: bool) -> None:
    """A dish comes as soon as it is sent (即起), or is held until it is called (等叫)."""
    do.set(LineRow, {"id": line}, at_once=at_once)
    reopen(do, do.facts["order"])


@does(FLOW)
def remove_line(do: Doing, sitting: SittingId, order: OrderId, line: LineId) -> None:
    """Take a dish off before it is sent, a set with its dishes; the line stays in the history, its portions are free again."""
    facts: SittingFacts = do.facts["sitting"]
    remove(do, [do.facts["line"], *dishes_of(do.facts["line"], facts.lines)])
    reopen(do, do.facts["order"])


@does(FLOW)
def accept_allergens(do: Doing, sitting: SittingId, line: LineId, warned: Private) -> None:
    """A guest says yes, by name, to what the table avoids in a dish that was ordered before it was told (RST-04)."""
    facts: LineFacts = do.facts["line"]
    said_yes(do, line, facts.dish, taboos.unaccepted_in(do.facts["sitting"], facts), warned)


@does(FLOW)
def captain_is_busy(do: Doing, sitting: SittingId, order: OrderId) -> None:
    """No captain is free: a waiter confirms and sends this order alone, and the order says so (RST-14)."""
    do.set(OrderRow, {"id": order}, captain_busy=True)


@does(FLOW)
def print_order_slip(do: Doing, sitting: SittingId, order: OrderId) -> Slip:
    """Print the slip as the order stands, for the guest to read and sign (RST-14)."""
    facts: SittingFacts = do.facts["sitting"]
    slip: OrderFacts = do.facts["order"]
    printed = {"printed_seal": confirming.seal(facts, slip), "printed_sum": confirming.order_sum(facts, slip)}
    do.set(OrderRow, {"id": order}, **printed)
    return Slip(slips.order(do, facts, slip))


@does(FLOW)
def confirm_order(
    do: Doing, sitting: SittingId, order: OrderId, how: Confirmed, signature: Strokes | None = None
) -> Slip:
    """The guest confirms by signature, on the slip, or by word to the person at work (RST-14).

    The service charge and the room fee that they saw are frozen with it (RST-30a).
    """
    facts: SittingFacts = do.facts["sitting"]
    before: OrderFacts = do.facts["order"]
    now = replace(
        before,
        how=how,
        confirmed_by=do.staff.login,
        confirmed_at=do.now,
        signature=signature.id if signature else None,
        shown_rate=facts.service_rate,
        shown_fee=billing.fee_on(facts, before),
    )
    do.set(
        OrderRow,
        {"id": order},
        step=Order.CONFIRMED.value,
        how=how.value,
        confirmed_by=now.confirmed_by,
        confirmed_at=now.confirmed_at,
        signature=now.signature,
        seal=confirming.seal(facts, now),
        shown_rate=now.shown_rate,
        shown_fee=now.shown_fee,
    )
    return Slip(slips.order(do, facts, now))
