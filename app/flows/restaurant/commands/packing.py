"""打包: leftovers, and what the guests no longer wait for, go along in boxes (RST-32, 35)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Annotated, Any

from annotated_types import MaxLen
from sqlalchemy import BigInteger, cast, func, select

from app.counter.doing import Doing
from app.flows.restaurant import papers
from app.flows.restaurant import settings as house
from app.flows.restaurant.commands import slips
from app.flows.restaurant.commands.arguments import Portions
from app.flows.restaurant.commands.serving import call, serve
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import LineId, SittingId
from app.flows.restaurant.facts.kinds import Ground
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.sheets import PackedSlip
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.kept import PackedRow
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.papers.kinds import PACKED
from app.flows.restaurant.rules import packing
from app.kernel.command import does
from app.kernel.refusal import Refused
from app.store.among import among

Lines = Annotated[tuple[LineId, ...], MaxLen(200)]
Quantities = Annotated[tuple[Portions, ...], MaxLen(200)]


@dataclass(frozen=True)
class Packed:
    """What was packed, by the number of its slip."""

    number: str
    document: str


@does(FLOW)
def pack_dishes(do: Doing, sitting: SittingId, lines: Lines, quantities: Quantities = ()) -> Packed:
    """Pack dishes: their slip names them, when they were packed, what the guests avoid, and how long they keep.

    `quantities` says of each line how many, in their order; all of each where it says nothing. What was not
    served yet is decided by it (RST-32): what is held is called, for its box.
    """
    facts: SittingFacts = do.facts["sitting"]
    chosen: Sequence[LineFacts] = do.facts["lines"]
    packed = dict(zip(chosen, packing.how_many(chosen, quantities), strict=True))
    _still_there(do, packed)
    number = do.number(PACKED)
    row = {"number": number, "at": do.now, "by": do.staff.login}
    do.add(PackedRow, *(row | {"line": line.id, "quantity": n} for line, n in packed.items()))
    if held := [line for line in chosen if line.step == Line.HELD]:
        call(do, held, Ground.PACKED)
    _decide(do, packed)
    until = do.now + timedelta(hours=do.setting(house.PACKED_KEEPS))
    names = slips.names_of(do, facts.waiter, do.staff.login)
    told = tuple(replace(slips.sheet_line(line, False), quantity=n) for line, n in packed.items())
    slip = PackedSlip(slips.head(facts, names), number, told, do.now, until, names.get(do.staff.login))
    return Packed(number, do.print(papers.packed_slip(slip, do.settings), papers.WAITERS))


def _still_there(do: Doing, packed: Mapping[LineFacts, int]) -> None:
    """Raises Refused for what lies in a box already."""
    before = {r.line: r.n for r in do.db.execute(_packed, {"ids": [line.id for line in packed]})}
    for line, n in packed.items():
        if no := packing.left_to_pack(line, before.get(line.id, 0), n):
            raise Refused(no)


def _decide(do: Doing, packed: Mapping[LineFacts, int]) -> None:
    """What waited goes along: a line of which nothing is to come any more is served."""
    waiting = packing.what_is_not_served_yet(list(packed))
    if whole := [line for line in waiting if packed[line] >= line.open]:
        serve(do, whole)
    for line in waiting:
        if line not in whole:
            do.set(LineRow, {"id": line.id}, served=line.served + packed[line])


_packed: Any = (
    select(PackedRow.line, cast(func.sum(PackedRow.quantity), BigInteger).label("n"))
    .where(among(PackedRow.line, "ids"))
    .group_by(PackedRow.line)
)
