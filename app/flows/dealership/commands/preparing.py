"""准备: what work usually needs is reserved, bay and team pencilled in, and the list answered (DLR-03)."""

from collections import Counter
from datetime import date

from app.counter.doing import Doing
from app.counter.print_facts import DocumentId
from app.flows.dealership import papers
from app.flows.dealership.commands.price_list import hold_operation
from app.flows.dealership.commands.stock import keep
from app.flows.dealership.facts.ids import OperationId, TeamId, VisitId
from app.flows.dealership.facts.preparation import Operations, UsualParts
from app.flows.dealership.facts.prepared import Asked
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.preparation import PreparationAnswerRow, PreparationRow, UsualPartRow
from app.flows.dealership.model.workshop import TeamRow
from app.flows.dealership.papers.kinds import PREPARATION
from app.flows.dealership.papers.printers import DESK
from app.flows.dealership.queries.bookings import pencilled
from app.flows.dealership.queries.preparation import list_of
from app.flows.dealership.queries.price_list import operations as known_operations
from app.flows.dealership.queries.price_list import parts as known_parts
from app.kernel.command import does
from app.kernel.fields import Label, Note
from app.kernel.refusal import No, Refused


@does(FLOW)
def set_usual_parts(do: Doing, operation: OperationId, parts: UsualParts) -> None:
    """Say which parts an operation usually needs, and how many pieces; those that are not named it needs no more."""
    wanted = _pieces(do, parts)
    before = dict(hold_operation(do, operation).usual)
    for part, quantity in (dict.fromkeys(before, 0) | wanted).items():
        row = {"operation": operation, "part": part}
        if not do.set(UsualPartRow, row, quantity=quantity):
            do.add(UsualPartRow, row | {"quantity": quantity})


@does(FLOW)
def prepare_booking(
    do: Doing, visit: VisitId, operations: Operations, team: TeamId, bay: Label, parts: UsualParts = ()
) -> None:
    """Reserve what the work usually needs, and further parts; pencil in bay and team; who has to be ready is asked.

    Raises Refused where another booking has the bay at that time.
    """
    facts: VisitFacts = do.facts["visit"]
    known = known_operations(do.db, operations)
    if missing := [code for code in operations if code not in known]:
        raise Refused(No("The price list has no operation {codes:list}.", {"codes": missing}))
    further = _pieces(do, parts)
    do.take(TeamRow, [team])
    if other := pencilled(do.db, visit, bay):
        told = {"bay": bay, "plate": other.plate, "at": other.begins}
        raise Refused(No("{bay} is pencilled in for {plate} at {at:time}. Choose another bay.", told))
    wanted: Counter[str] = Counter(further)
    for code in dict.fromkeys(operations):
        wanted.update(dict(known[code].usual))
    keep(do, visit, wanted)
    before = facts.preparation
    row = {"visit": visit, "n": before.n + 1 if before else 1, "booking": facts.booked}
    row |= {"operations": " ".join(dict.fromkeys(operations)), "team": team, "bay": bay}
    row |= {"parts": " ".join(f"{part}={n}" for part, n in further.items())}
    do.add(PreparationRow, row | {"by": do.staff.login, "at": do.now})


def _pieces(do: Doing, parts: UsualParts) -> dict[str, int]:
    """How many pieces of each part. Raises Refused where one is named twice, or the price list does not have it."""
    wanted: dict[str, int] = {one.part: one.quantity for one in parts}
    if len(wanted) < len(parts):
        raise Refused(No("Each part is named once, with all of its pieces."))
    known = known_parts(do.db, list(wanted))
    if missing := [code for code in wanted if code not in known]:
        raise Refused(No("The price list has no part {codes:list}.", {"codes": missing}))
    return wanted


@does(FLOW)
def answer_preparation(do: Doing, visit: VisitId, asked: Asked, can: bool, why: Note | None = None) -> None:
    """Whoever has to be ready for a booking says whether they can, and else why not."""
    facts: VisitFacts = do.facts["visit"]
    prepared = facts.prepared
    if prepared is None:
        raise LookupError("a guard let this through")
    row = {"visit": visit, "n": prepared.n, "k": prepared.answers + 1, "asked": asked.value, "can": can}
    row |= {"why": why.id if why else None, "by": do.staff.login, "at": do.now}
    do.add(PreparationAnswerRow, row)


@does(FLOW)
def print_preparation(do: Doing, day: date) -> DocumentId:
    """Print the list of a day for desk, workshop and store."""
    return do.print(papers.prepared_bookings(list_of(do.db, day, do.number(PREPARATION)), do.settings), DESK)
