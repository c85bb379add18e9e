"""存酒: bottles are counted with the guest, stored with a number, and fetched at another sitting (RST-35)."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Annotated, Any

from annotated_types import Ge, Le
from sqlalchemy import bindparam, select, update

from app.counter.doing import Doing
from app.counter.search import forget_terms, write_terms
from app.flows.restaurant import papers
from app.flows.restaurant import settings as house
from app.flows.restaurant.commands import slips
from app.flows.restaurant.commands.seating import tick
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.cellar import BottleFacts, Measure
from app.flows.restaurant.facts.ids import BottleId, LineId, SittingId
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.sheets import BottleSlip
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.kept import BottleRow, TakenRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.papers.kinds import BOTTLE, FETCHED
from app.flows.restaurant.queries.cellar import BOTTLES
from app.flows.restaurant.queries.discretion import VIP
from app.flows.restaurant.rules import cellar
from app.kernel.command import does
from app.kernel.fields import Private
from app.kernel.names import phone_terms, search_terms
from app.kernel.refusal import Refused
from app.kernel.text import Kept

Parts = Annotated[int, Ge(1), Le(2000)]


@dataclass(frozen=True)
class Stored:
    """A stored bottle, by its number, with its label and the guest's receipt."""

    bottle: BottleId
    number: str
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Fetched:
    """What was fetched of a bottle: what is left of it, and the note for the bar."""

    left: int
    document: str


@does(FLOW)
def count_bottles(do: Doing, sitting: SittingId) -> None:
    """The guest agrees how many bottles were opened, returned and stored: it is kept with who counted, and when."""
    tick(do, sitting, [cellar.tick_of(do.facts["sitting"])])


@does(FLOW)
def store_bottle(
    do: Doing,
    sitting: SittingId,
    line: LineId,
    amount: Parts,
    measure: Measure,
    name: Private,
    phone: Private | None = None,
) -> Stored:
    """Store what is left of a drink: it gets a number, a label and a receipt; `amount` in parts of the measure."""
    facts: SittingFacts = do.facts["sitting"]
    drink: LineFacts = do.facts["line"]
    bottle, number = do.new(BottleId), do.number(BOTTLE)
    until = do.day + timedelta(days=do.setting(house.BOTTLES_KEPT))
    row: dict[str, Any] = {"id": bottle, "number": number, "sitting": sitting, "line": line, "name": name.id}
    row |= {"phone": phone.id if phone else None, "measure": measure.value, "stored": amount}
    do.add(BottleRow, row | {"left_over": amount, "at": do.now, "by": do.staff.login, "until": until})
    terms = (*search_terms(name.text), *(phone_terms(phone.text) if phone else ()))
    write_terms(do.db, BOTTLES, bottle, terms)
    known = BottleFacts(bottle, number, drink.name, measure, amount, until)
    slip = _slip(do, facts, known, number, amount, Kept(name.id))
    hangs = replace(slip, guest=facts.vip.alias) if facts.vip else slip  # RST-51
    label = do.print(papers.bottle_label(hangs, do.settings), papers.WAITERS)
    return Stored(bottle, number, (label, do.print(papers.bottle_receipt(slip, do.settings), papers.BILLS)))


@does(FLOW)
def fetch_bottle(do: Doing, sitting: SittingId, bottle: BottleId, amount: Parts) -> Fetched:
    """Fetch some or all of a stored bottle to a table; what is left never goes below nothing."""
    known: BottleFacts = do.facts["bottle"]
    if not do.db.execute(_take, {"b": bottle, "x": amount}).rowcount:
        raise Refused(cellar.gone_meanwhile(known))
    number = do.number(FETCHED)
    row = {"number": number, "bottle": bottle, "sitting": sitting, "amount": amount}
    do.add(TakenRow, row | {"at": do.now, "by": do.staff.login})
    left = known.left - amount
    if not left:
        forget_terms(do.db, BOTTLES, bottle)
    facts: SittingFacts = do.facts["sitting"]
    stored = do.db.execute(_name, {"bottle": bottle}).one()
    guest = facts.vip.alias if facts.vip else VIP if stored.vip else Kept(stored.name)  # RST-51
    slip = _slip(do, facts, known, number, amount, guest)
    return Fetched(left, do.print(papers.fetch_note(slip, do.settings), papers.WAITERS))


def _slip(
    do: Doing, sitting: SittingFacts, bottle: BottleFacts, number: str, amount: int, guest: Kept | str
) -> BottleSlip:
    by = slips.names_of(do, do.staff.login).get(do.staff.login)
    table = sitting.vip.alias if sitting.vip else sitting.table_name
    return BottleSlip(number, bottle, amount, guest, table, do.now, by)


_take = (
    update(BottleRow)
    .where(BottleRow.id == bindparam("b"), BottleRow.left_over >= bindparam("x"))
    .values(left_over=BottleRow.left_over - bindparam("x"))
)
_name = (
    select(BottleRow.name, SittingRow.vip)
    .join(SittingRow, SittingRow.id == BottleRow.sitting)
    .where(BottleRow.id == bindparam("bottle"))
)
