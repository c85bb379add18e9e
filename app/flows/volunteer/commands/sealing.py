"""The seal register is kept (VOL-11)."""

from datetime import date

from app.counter.doing import Doing
from app.counter.pictures import Picture
from app.flows.volunteer.facts.ids import SealId
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.seals import SealRow
from app.kernel.command import does
from app.kernel.fields import Private


@does(FLOW)
def register_seal(
    do: Doing,
    kind: Stamp,
    holder: Private,
    since: date,
    until: date | None = None,
    picture: Picture | None = None,
) -> SealId:
    """Take a seal into the register: whose it is, how it looks, and from when to when it is valid."""
    seal = do.new(SealId)
    row = {"id": seal, "kind": kind.value, "holder": holder.id, "since": since, "until": until}
    do.add(SealRow, row | {"picture": picture.id if picture else None})
    return seal


@does(FLOW)
def picture_seal(do: Doing, seal: SealId, picture: Picture) -> None:
    """Keep another picture of a seal; the former one stays in the drawer."""
    do.set(SealRow, {"id": seal}, picture=picture.id)


@does(FLOW)
def end_seal(do: Doing, seal: SealId, until: date) -> None:
    """Say which day is the last on which it is valid: whoever left stamps no booklet after it."""
    do.set(SealRow, {"id": seal}, until=until)
