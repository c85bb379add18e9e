"""内部交车, 通知, 交车: keys come back, the adviser looks, the customer is told, and walks round the car (DLR-40 to 41a)."""

from datetime import date, datetime
from typing import Annotated

from annotated_types import Len

from app.counter.doing import Doing
from app.counter.means import Strokes
from app.counter.print_facts import DocumentId
from app.flows.dealership import papers
from app.flows.dealership.commands.workshop import log
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.leaving import (
    Channel,
    Handed,
    NextKilometres,
    OldParts,
    Out,
    Ready,
)
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.leaving import AgreedRow, NextRow, OldPartRow, OutMarkRow, OutRow, ReturnRow
from app.flows.dealership.model.vehicles import ReadingRow, VehicleRow
from app.flows.dealership.papers.kinds import DELIVERY
from app.flows.dealership.papers.printers import DESK
from app.flows.dealership.queries.leaving_sheets import delivery_sheet
from app.flows.dealership.queries.loaders import vehicles
from app.flows.dealership.queries.owners import signer_or_owner
from app.flows.dealership.rules.advice import reads_no_less
from app.kernel.command import does
from app.kernel.fields import Label, Note
from app.kernel.refusal import Refused

AllHanded = Annotated[tuple[Handed, ...], Len(0, len(Handed))]
AllReady = Annotated[tuple[Ready, ...], Len(0, len(Ready))]


@does(FLOW)
def note_finished(do: Doing, visit: VisitId, place: Label, handed: AllHanded) -> None:
    """The workshop head has keys, order and form back from the inspector; the car stands at this place (DLR-40)."""
    facts: VisitFacts = do.facts["visit"]
    work = log(do, visit, Did.RETURNED)
    do.add(ReturnRow, {"work": work, "given_by": facts.work.checks[-1].by, "place": place})


@does(FLOW)
def check_delivery(do: Doing, visit: VisitId, ready: AllReady, note: Note | None = None) -> None:
    """The adviser has looked at the car."""
    log(do, visit, Did.READY, words=note)


@does(FLOW)
def tell_ready(
    do: Doing, visit: VisitId, channel: Channel, reached: bool = True, note: Note | None = None
) -> None:
    """The customer is told that the car is ready, or was not reached: then it is due again (DLR-41)."""
    log(do, visit, Did.CALLED if reached else Did.MISSED, how=channel.value, words=note)


@does(FLOW)
def agree_delivery(do: Doing, visit: VisitId, on: datetime) -> None:
    """The customer fetches the car then."""
    do.add(AgreedRow, {"work": log(do, visit, Did.AGREED), "on": on})


@does(FLOW)
def resume_work(do: Doing, visit: VisitId) -> None:
    """Something more is to be done before the customer takes the car; who has signed for it signs anew.

    What the workshop never had goes back to its order.
    """
    log(do, visit, Did.RESUMED)
    if do.facts["visit"].work.handed is None:
        do.move(visit, Visit.ORDERED)


@does(FLOW)
def keep_old_parts(do: Doing, visit: VisitId, old_parts: OldParts) -> None:
    """Say in which bag the old part of each line lies, and what becomes of it (DLR-41a)."""
    facts: VisitFacts = do.facts["visit"]
    kept = facts.leaving.old_parts
    do.add(
        OldPartRow,
        *(
            {
                "line": one.line,
                "n": kept[one.line].n + 1 if one.line in kept else 1,
                "bag": one.bag,
                "fate": one.fate.value,
                "by": do.staff.login,
                "at": do.now,
            }
            for one in old_parts
        ),
    )


@does(FLOW)
def tell_next(
    do: Doing,
    visit: VisitId,
    day: date,
    km: NextKilometres,
    booklet: bool,
    told: bool,
    announced: bool,
    channel: Channel | None = None,
    warranty: bool = False,
) -> None:
    """Booklet explained, next maintenance told, reminder announced; without a channel nobody is reminded (DLR-42).

    `warranty`: the warranty of the first maintenance was explained.
    """
    facts: VisitFacts = do.facts["visit"]
    n = facts.leaving.next.told + 1 if facts.leaving.next else 1
    row = {"visit": visit, "n": n, "day": day, "km": km, "channel": channel.value if channel else None}
    row |= {"warranty": warranty, "whose": signer_or_owner(do.db, visit, facts.vehicle)}
    do.add(NextRow, row | {"by": do.staff.login, "at": do.now})


@does(FLOW)
def sign_out(
    do: Doing, visit: VisitId, out: Out, signature: Strokes, words: Note | None = None
) -> DocumentId:
    """The customer has walked round the car, has what was in it, and signs (DLR-41a)."""
    facts: VisitFacts = do.facts["visit"]
    number, by = do.number(DELIVERY), do.staff.login
    n = 1 + sum(one.did is Did.RESUMED for one in facts.work.log)
    row = {"visit": visit, "n": n, "km": out.km, "fuel": out.fuel, "battery": out.battery, "number": number}
    row |= {"given": " ".join(out.given), "signature": signature.id, "words": words.id if words else None}
    do.add(OutRow, row | {"by": by, "at": do.now})
    marks = [
        {
            "visit": visit,
            "out": n,
            "n": k,
            "side": one.side.value,
            "damage": one.damage.value,
            "x": one.x,
            "y": one.y,
        }
        for k, one in enumerate(out.marks, 1)
    ]
    if marks:
        do.add(OutMarkRow, *marks)
    do.take(VehicleRow, [facts.vehicle])
    vehicle = vehicles(do.db, [facts.vehicle])[facts.vehicle]
    if no := reads_no_less(out.km, vehicle.km):
        raise Refused(no)
    reading = {
        "vehicle": facts.vehicle,
        "n": len(vehicle.readings) + 1,
        "km": out.km,
        "visit": None,
        "why": None,
        "note": None,
    }
    do.add(ReadingRow, reading | {"at": do.now, "by": by})
    sheet = delivery_sheet(do.db, facts, out, number, do.now, signature.id, words.id if words else None)
    return do.print(papers.delivery_sheet(sheet, do.settings), DESK)
