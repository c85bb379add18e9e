"""What a clerk saw of what an act writes over, or hangs on: it must still be so (COM-06).

Each gives one plain value; a personal text is told by its drawer id.
"""

from datetime import datetime

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts, TableFacts
from app.flows.restaurant.facts.ids import TableId
from app.flows.restaurant.facts.kinds import Allergen, Feature, ServingPlace
from app.flows.restaurant.facts.parts import BillFacts, LineFacts
from app.flows.restaurant.facts.plan import Stand
from app.kernel.fields import Code, Label
from app.kernel.ids import Login, TextId

# -- a booking, and who sits at the table -----------------------------------------------------------


def booked_for(sitting: SittingFacts) -> datetime | None:
    """When they are expected."""
    return sitting.booked_for


def name(sitting: SittingFacts) -> TextId | None:
    """Who booked."""
    return _text(sitting.name)


def phone(sitting: SittingFacts) -> TextId | None:
    """Where they can be rung."""
    return _text(sitting.phone)


def words(sitting: SittingFacts) -> TextId | None:
    """What they said when they booked."""
    return _text(sitting.words)


def stay(sitting: SittingFacts) -> int:
    """How long they are expected to stay, in minutes."""
    return sitting.stay


def table(sitting: SittingFacts) -> TableId | None:
    """The table that is theirs, or kept for them."""
    return sitting.table


def guests(sitting: SittingFacts) -> int:
    """How many they are."""
    return sitting.guests


def others_guests(other: SittingFacts) -> int:
    """How many they are who join."""
    return other.guests


def waiter(sitting: SittingFacts) -> Login | None:
    """Who waits on them."""
    return Login(sitting.waiter) if sitting.waiter else None


def summoned(sitting: SittingFacts) -> int:
    """How often they were called by their waiting number."""
    return sitting.summoned


def notice(sitting: SittingFacts) -> int:
    """Which version of a VIP's reception notice it is; 0 where there is none."""
    return sitting.vip.version if sitting.vip else 0


def agreed_sum(sitting: SittingFacts) -> int | None:
    """What the meal is agreed to come to, in fen."""
    return sitting.agreed_sum


def call_planned(sitting: SittingFacts) -> datetime | None:
    """When the hot dishes are to be called."""
    return sitting.call_planned


def serving_place(sitting: SittingFacts) -> ServingPlace | None:
    """Where dishes are put on the table."""
    return sitting.serving_place


# -- a line of an order, and a bill -----------------------------------------------------------------


def quantity(line: LineFacts) -> int:
    """How many of the dish."""
    return line.quantity


def request(line: LineFacts) -> TextId | None:
    """What the guest asks for on it."""
    return _text(line.request)


def price(line: LineFacts) -> int | None:
    """What one of it, or 500 g, costs, in fen."""
    return line.price


def grams(line: LineFacts) -> int | None:
    """What it weighs."""
    return line.grams


def at_once(line: LineFacts) -> bool:
    """Whether it comes as soon as it is sent (即起)."""
    return line.at_once


def served(line: LineFacts) -> int:
    """How many of it are on the table."""
    return line.served


def counting(line: LineFacts) -> int:
    """How many of it count: what was ordered, less what was returned."""
    return line.counting


def given(line: LineFacts) -> int:
    """How many of it the house gives."""
    return line.giving


def urged(line: LineFacts) -> int:
    """How often it was urged."""
    return line.urged


def discount(bill: BillFacts) -> int:
    """What the guest pays of discountable dishes, in basis points."""
    return bill.discount


# -- the floor and the menu -------------------------------------------------------------------------


def table_name(table: TableFacts) -> Label:
    """What a table is named."""
    return Label(table.name)


def area(table: TableFacts) -> Label:
    """In which area it stands."""
    return Label(table.area)


def section(table: TableFacts) -> Label:
    """To which section of the waiters it belongs."""
    return Label(table.section)


def room(table: TableFacts) -> bool:
    """Whether it is a private room."""
    return table.room


def features(table: TableFacts) -> tuple[Feature, ...]:
    """What it has that guests wish for."""
    return tuple(sorted(table.features))


def seats(table: TableFacts) -> int:
    """How many a table seats."""
    return table.seats


def fee(table: TableFacts) -> int:
    """The fee of a room, in fen."""
    return table.fee


def stood(tables: tuple[TableFacts, ...]) -> tuple[Code, ...]:
    """Where each of some tables stands on the plan: "-" where nobody has drawn it."""
    return tuple(_stood(table.stand) for table in tables)


def menu_price(dish: DishFacts) -> int | None:
    """The price on the menu, in fen; None where it is of the day."""
    return dish.price


def listed(dish: DishFacts) -> tuple[Allergen, ...]:
    """The allergens that the menu lists."""
    return tuple(sorted(dish.allergens))


def _stood(stand: Stand | None) -> Code:
    return Code(f"{stand.x}.{stand.y}.{stand.w}.{stand.h}.{stand.shape}" if stand else "-")


def _text(id: str | None) -> TextId | None:
    return TextId(id) if id else None
