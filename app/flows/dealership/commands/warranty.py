"""质保: whether the maker pays for a line, decided by the rules and written down (DLR-12)."""

from app.counter.doing import Doing
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.ids import LineId, VisitId
from app.flows.dealership.facts.warranty import Subject
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.warranty import WarrantyRow
from app.flows.dealership.queries.warranty import decisions_of
from app.flows.dealership.rules.warranty import judged
from app.kernel.command import does
from app.kernel.fields import Label, Note


@does(FLOW)
def decide_warranty(
    do: Doing,
    visit: VisitId,
    line: LineId,
    subject: Subject = Subject.VEHICLE,
    part: Label | None = None,
    accident: bool = False,
    misuse: bool = False,
    no_defect: bool = False,
    uncertain: bool = False,
    why: Note | None = None,
    told: bool = False,
) -> None:
    """Decide by the terms whether the maker pays; `part` is the code of a wear part where the line itself is none.

    `no_defect` says that nothing is mended: it is maintenance, or the customer wishes it.
    `uncertain` leaves the cause to an examination, with its reason, once the customer was told.
    """
    facts: LineFacts = do.facts["line"]
    worn = str(part or facts.code)
    found = judged(
        *(do.facts["visit"], subject, worn, do.settings),
        accident=accident,
        misuse=misuse,
        no_defect=no_defect,
        uncertain=uncertain,
    )
    do.add(
        WarrantyRow,
        {
            "line": line,
            "n": decisions_of(do.db, line) + 1,
            "subject": subject.value,
            "part": worn,
            "verdict": found.verdict.value,
            "reason": found.reason.value,
            "last_day": found.end.day if found.end else None,
            "last_km": found.end.km if found.end else None,
            "provisional": found.provisional,
            "why": why.id if why else None,
            "told": told,
            "by": do.staff.login,
            "at": do.now,
        },
    )
