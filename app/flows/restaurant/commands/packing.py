"""打包: leftovers, and what the guests no longer wait for, go along in boxes (RST-32, 35)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from annotated_types import MaxLen

from app.counter.doing import Doing
from app.flows.restaurant import papers
from app.flows.restaurant import settings as house
from app.flows.restaurant.commands import slips
from app.flows.restaurant.commands.serving import serve
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import LineId, SittingId
from app.flows.restaurant.facts.sheets import PackedSlip
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.kept import PackedRow
from app.flows.restaurant.papers.kinds import PACKED
from app.flows.restaurant.rules import packing
from app.kernel.command import does

Lines = Annotated[tuple[LineId, ...], MaxLen(200)]


@dataclass(frozen=True)
class Packed:
    """What was packed, by the number of its slip."""

    number: str
    document: str


@does(FLOW)
def pack_dishes(do: Doing, sitting: SittingId, lines: Lines) -> Packed:
    """Pack dishes: their slip names them, when they were packed, what the guests avoid, and how long they keep.

    What was not served yet is decided by it (RST-32).
    """
    facts: SittingFacts = do.facts["sitting"]
    packed = do.facts["lines"]
    number = do.number(PACKED)
    row = {"number": number, "at": do.now, "by": do.staff.login}
    do.add(PackedRow, *(row | {"line": line.id, "quantity": line.counting} for line in packed))
    if waiting := packing.what_is_not_served_yet(packed):
        serve(do, waiting)
    until = do.now + timedelta(hours=do.setting(house.PACKED_KEEPS))
    names = slips.names_of(do, facts.waiter, do.staff.login)
    told = tuple(slips.sheet_line(line, False) for line in packed)
    slip = PackedSlip(slips.head(facts, names), number, told, do.now, until, names.get(do.staff.login))
    return Packed(number, do.print(papers.packed_slip(slip, do.settings), papers.WAITERS))
