"""Photos are attached to a mark, a line or a claim, and taken off again with a reason (DLR-10, 21, 44)."""

from datetime import datetime

from app.counter.doing import Doing
from app.counter.photo_facts import Photo, PhotoUseId
from app.counter.photos import attach, take_off
from app.flows.dealership.commands.claims import held
from app.flows.dealership.facts.ids import ClaimId, LineId, MarkId, VisitId
from app.flows.dealership.facts.photos import Place
from app.flows.dealership.flow import FLOW
from app.kernel.command import does
from app.kernel.fields import Note


@does(FLOW)
def photograph_mark(
    do: Doing, visit: VisitId, mark: MarkId, photo: Photo, said_at: datetime | None = None
) -> PhotoUseId:
    """A photo of a damage; `said_at` is when it was taken, as the camera says."""
    return attach(do, Place.MARK, mark, photo, said_at)


@does(FLOW)
def photograph_line(
    do: Doing, visit: VisitId, line: LineId, photo: Photo, said_at: datetime | None = None
) -> PhotoUseId:
    """A photo of what a line is needed for."""
    return attach(do, Place.LINE, line, photo, said_at)


@does(FLOW)
def take_photo_off(do: Doing, visit: VisitId, use: PhotoUseId, why: Note) -> None:
    """It is the wrong photo, and why; that it stood there stays in the books."""
    take_off(do, use, why)


@does(FLOW)
def photograph_claim(do: Doing, claim: ClaimId, photo: Photo, said_at: datetime | None = None) -> PhotoUseId:
    """A photo that goes with the claim."""
    held(do, claim)
    return attach(do, Place.CLAIM, claim, photo, said_at)


@does(FLOW)
def take_claim_photo_off(do: Doing, claim: ClaimId, use: PhotoUseId, why: Note) -> None:
    """It does not go with the claim, and why."""
    held(do, claim)
    take_off(do, use, why)
