"""投诉: complaints are taken in, handed on, answered, and closed by the customer's word (DLR-50)."""

from typing import Any

from app.counter.doing import Doing
from app.flows.dealership.facts.complaints import ComplaintFacts, Deed, Fault
from app.flows.dealership.facts.ids import ComplaintId, VehicleId
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.complaints import ComplaintDeedRow, ComplaintRow
from app.flows.dealership.queries.complaints import works_here
from app.flows.dealership.queries.owners import owner_now
from app.kernel.command import does
from app.kernel.fields import Code, Note
from app.kernel.refusal import No, Refused


@does(FLOW)
def take_complaint(do: Doing, vehicle: VehicleId, words: Note) -> ComplaintId:
    """Take a complaint in, in the customer's words; whoever takes it sees to it until it is handed on."""
    return open_complaint(do, vehicle, owner_now(do.db, vehicle), words)


@does(FLOW)
def hand_complaint(do: Doing, complaint: ComplaintId, owner: Code) -> None:
    """Somebody else sees to the complaint from now on."""
    if not works_here(do.db, owner):
        raise Refused(No("{login} does not work here. Ask a manager.", {"login": owner}))
    _did(do, complaint, _next(do), Deed.HANDED, owner=owner)


@does(FLOW)
def answer_complaint(do: Doing, complaint: ComplaintId, fault: Fault, remedy: Note) -> None:
    """The customer is told what caused it, and what is done about it."""
    _did(do, complaint, _next(do), Deed.ANSWERED, fault=fault.value, words=remedy)


@does(FLOW)
def reopen_complaint(do: Doing, complaint: ComplaintId, words: Note) -> None:
    """The customer is not content with the answer: another one falls due."""
    _did(do, complaint, _next(do), Deed.REOPENED, words=words)


@does(FLOW)
def close_complaint(do: Doing, complaint: ComplaintId, words: Note) -> None:
    """The customer says that it is settled for them; nothing else closes a complaint."""
    _did(do, complaint, _next(do), Deed.CLOSED, words=words)


def open_complaint(do: Doing, vehicle: VehicleId, whose: int, words: Note) -> ComplaintId:
    """A complaint of one of the owners of a vehicle, seen to by who is at work."""
    complaint = do.new(ComplaintId)
    do.add(ComplaintRow, {"id": complaint, "vehicle": vehicle, "whose": whose})
    _did(do, complaint, 1, Deed.TAKEN, owner=do.staff.login, words=words)
    return complaint


def _next(do: Doing) -> int:
    facts: ComplaintFacts = do.facts["complaint"]
    return facts.deeds + 1


def _did(
    do: Doing,
    complaint: str,
    n: int,
    did: Deed,
    owner: str | None = None,
    fault: str | None = None,
    words: Note | None = None,
) -> None:
    row: dict[str, Any] = {"complaint": complaint, "n": n, "did": did.value, "owner": owner, "fault": fault}
    row |= {"words": words.id if words else None, "by": do.staff.login, "at": do.now}
    do.add(ComplaintDeedRow, row)
