"""接车登记: the reception form is filled in, marked, signed (DLR-10)."""

from app.counter.doing import Doing
from app.counter.means import Strokes
from app.flows.dealership import papers
from app.flows.dealership.facts.ids import MarkId, VisitId
from app.flows.dealership.facts.reception import Damage, Filled, Share, Side
from app.flows.dealership.facts.tracks import Mark
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.reception import MarkRow, ReceptionRow, SignedRow, WordsRow
from app.flows.dealership.papers.kinds import RECEPTION
from app.flows.dealership.papers.printers import DESK
from app.flows.dealership.queries.loaders import vehicles
from app.flows.dealership.queries.reception import reception_sheet
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.refusal import No, Refused


@does(FLOW)
def fill_reception(do: Doing, visit: VisitId, what: Filled) -> None:
    """The form says this of the car from now on."""
    vehicle = do.facts["visit"].vehicle
    if what.brought_by and what.brought_by not in vehicles(do.db, [vehicle])[vehicle].drivers:
        raise Refused(No("Who brings the car is no driver of it by the file: enter them there first."))
    row = {
        "covers": " ".join(what.covers),
        "lamps": " ".join(what.lamps),
        "present": " ".join(what.there),
        "absent": " ".join(what.absent),
        "fuel": what.fuel,
        "battery": what.battery,
        "walked": what.walked,
        "came_by": what.came_by.value,
        "clean": what.clean.value,
        "wash": what.wash,
        "brought_by": what.brought_by,
    }
    if not do.set(ReceptionRow, {"visit": visit}, **row):
        do.add(ReceptionRow, {"visit": visit, **row})


@does(FLOW)
def note_words(do: Doing, visit: VisitId, words: Note) -> None:
    """Take down what the customer says the car does."""
    facts: VisitFacts = do.facts["visit"]
    do.add(WordsRow, {"visit": visit, "n": facts.reception.words + 1, "words": words.id, "at": do.now})


@does(FLOW)
def mark_damage(
    do: Doing, visit: VisitId, side: Side, damage: Damage, x: Share, y: Share, note: Note | None = None
) -> MarkId:
    """Mark a damage where it is on the drawing."""
    facts: VisitFacts = do.facts["visit"]
    mark = do.new(MarkId)
    row = {
        "id": mark,
        "visit": visit,
        "n": len(facts.reception.marks) + 1,
        "side": side.value,
        "x": x,
        "y": y,
    }
    row |= {"damage": damage.value, "note": note.id if note else None, "state": Mark.STANDING.value}
    do.add(MarkRow, row)
    return mark


@does(FLOW)
def strike_mark(do: Doing, visit: VisitId, mark: MarkId) -> None:
    """There is no such damage."""
    do.set(MarkRow, {"id": mark}, state=Mark.STRUCK.value)


@does(FLOW)
def end_reception(do: Doing, visit: VisitId) -> None:
    """Covers, walk-round and mileage are done: the questions come next."""


@does(FLOW)
def sign_reception(do: Doing, visit: VisitId, signature: Strokes) -> str:
    """The customer signs the form on the screen: it is printed, and changes no more."""
    number = do.number(RECEPTION)
    row = {"visit": visit, "signature": signature.id, "number": number, "at": do.now, "by": do.staff.login}
    do.add(SignedRow, row)
    sheet = reception_sheet(do.db, do.facts["visit"], number, signature.id, do.now, do.settings)
    return do.print(papers.reception_form(sheet, do.settings), DESK)
