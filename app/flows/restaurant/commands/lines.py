"""The rows of orders and their lines, as several acts write them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update

from app.counter.doing import Doing
from app.flows.restaurant.commands import portions
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ids import DishId, LineId, OrderId, SittingId
from app.flows.restaurant.facts.kinds import Allergen, Drink
from app.flows.restaurant.facts.parts import LineFacts, OrderFacts
from app.flows.restaurant.facts.tracks import Line, Order
from app.flows.restaurant.facts.ways import Way
from app.flows.restaurant.model.bottles import BottlesRow
from app.flows.restaurant.model.orders import AcceptedRow, LineRow, OrderRow
from app.flows.restaurant.papers.kinds import ORDER
from app.flows.restaurant.rules import ordering
from app.flows.restaurant.rules import ways as choosing
from app.kernel.fields import Private
from app.kernel.ids import Id, TextId
from app.store.among import among


class YesId(Id):
    """A guest's own yes to one allergen of a dish."""

    __slots__ = ()


UNCONFIRMED: dict[str, Any] = dict.fromkeys(
    ("how", "confirmed_by", "confirmed_at", "signature", "seal", "shown_rate", "shown_fee")
)
"""What an order lacks until the guest confirms it, and again once it is changed."""


@dataclass(frozen=True)
class Added:
    """A line of an order, and the drawer id of what the guest asks for on it."""

    line: LineId
    request: TextId | None


def write_order(do: Doing, sitting: SittingId, *, captain_busy: bool = False) -> tuple[OrderId, str]:
    """Write an order slip that is open; returns it with its number."""
    order, number = do.new(OrderId), do.number(ORDER)
    row = {
        "id": order,
        "sitting": sitting,
        "number": number,
        "step": Order.OPEN.value,
        "version": 1,
        "taken_by": do.staff.login,
        "at": do.now,
        "captain_busy": captain_busy,
    }
    nothing = dict.fromkeys(("sent_by", "sent_at", "printed_seal", "printed_sum"))
    do.add(OrderRow, row | nothing | UNCONFIRMED)
    return order, number


def write_line(
    do: Doing,
    sitting: SittingId,
    order: OrderId,
    n: int,
    dish: DishFacts,
    quantity: int,
    **more: Any,
) -> LineId:
    """Write the n-th line of an order, with the dish as it is on the menu now."""
    row = line_row(do, sitting, order, n, dish, quantity) | more
    write_rows(do, [row])
    return LineId(row["id"])


def line_row(
    do: Doing,
    sitting: SittingId,
    order: OrderId,
    n: int,
    dish: DishFacts,
    quantity: int,
    ways: Sequence[Way] = (),
) -> dict[str, Any]:
    """The row of the n-th line of an order, `drink` beside it for its bottles."""
    line, price = do.new(LineId), choosing.priced(dish.price, ways)
    row: dict[str, Any] = dict.fromkeys(LineRow.__table__.columns.keys())
    row |= {
        "id": line,
        "sitting": sitting,
        "order_id": order,
        "n": n,
        "dish": dish.id,
        "name": choosing.named(dish, ways),
        "course": dish.course.value,
        "station": dish.station,
        "pricing": dish.pricing.value,
        "unit": dish.unit,
        "minutes": dish.minutes,
        "discountable": dish.discountable,
        "step": Line.DRAFT.value,
        "quantity": quantity,
        "served": 0,
        "price": price,
        "amount": ordering.amount_of(dish.pricing, quantity, price, None),
        "at_once": False,
        "allergens": " ".join(sorted(dish.allergens)),
        "holds": 0,
        "lapsed": False,
        **dict.fromkeys(("returned", "given", "taken_off", "urged", "fallen"), 0),
        "tea": False,
        "added_by": do.staff.login,
        "added_at": do.now,
        "ways": choosing.ways_written(ways),
        "exchanged": 0,
        "drink": dish.drink,
    }
    return row


def write_rows(do: Doing, rows: Sequence[dict[str, Any]]) -> None:
    """Write lines, and beside them the bottles that are shown before they are opened (RST-17)."""
    do.add(LineRow, *({k: v for k, v in row.items() if k != "drink"} for row in rows))
    nobody = dict.fromkeys(("shown_at", "shown_by", "opened_at", "opened_by"))
    bottles = [
        {"line": row["id"], "drink": row["drink"].value, "shown": 0, "opened": 0, **nobody}
        for row in rows
        if row["drink"] is not Drink.PLAIN
    ]
    if bottles:
        do.add(BottlesRow, *bottles)


def said_yes(do: Doing, subject: str, dish: DishId, met: Iterable[Allergen], guest: Private | None) -> None:
    """Keep a guest's yes to some allergens of a line, or of the tea that a sitting was brought (RST-04)."""
    if guest:
        row = {"subject": subject, "dish": dish, "guest": guest.id, "by": do.staff.login, "at": do.now}
        do.add(AcceptedRow, *(row | {"id": do.new(YesId), "allergen": one.value} for one in sorted(met)))


def next_line(sitting: SittingFacts, order: OrderFacts) -> int:
    """The number of an order's next line; those that were taken off keep theirs."""
    known = (part for part in sitting.parts.values() if isinstance(part, LineFacts))
    return sum(line.order == order.id for line in known) + 1


def remove(do: Doing, lines: Iterable[LineFacts]) -> None:
    """Take lines off before they are sent; they stay in the history, and their portions are free again."""
    ids = [line.id for line in lines]
    held: dict[str, int] = {}
    for row in do.db.execute(_remove, {"ids": ids}) if ids else ():
        held[row.dish] = held.get(row.dish, 0) + row.holds
    portions.give_back(do, held)


def reopen(do: Doing, order: OrderFacts) -> None:
    """A change takes the confirmation back: the guest confirms the next version (RST-34)."""
    if order.step == Order.CONFIRMED:
        do.set(
            OrderRow,
            {"id": order.id},
            step=Order.OPEN.value,
            version=order.version + 1,
            **UNCONFIRMED,
        )


_remove = (
    update(LineRow)
    .where(among(LineRow.id, "ids"), LineRow.step == Line.DRAFT.value)
    .values(step=Line.REMOVED.value)
    .returning(LineRow.dish, LineRow.holds)
)
