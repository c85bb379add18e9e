"""The seal register is kept (VOL-11)."""

from datetime import date

from app.counter.doing import Doing
from app.counter.pictures import LARGEST, Picture, looks
from app.flows.volunteer.facts.ids import SealId
from app.flows.volunteer.facts.seals import SealFacts
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.seals import SealRow
from app.kernel.command import does
from app.kernel.fields import Private
from app.kernel.refusal import No, Refused

LEAST_SIDE = 300
"""Pixels of the centre's seal each way: 40 mm at 190 dpi."""


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
    if picture:
        _is_fit(kind, picture)
    seal = do.new(SealId)
    row = {"id": seal, "kind": kind.value, "holder": holder.id, "since": since, "until": until}
    do.add(SealRow, row | {"picture": picture.id if picture else None})
    return seal


@does(FLOW)
def picture_seal(do: Doing, seal: SealId, picture: Picture) -> None:
    """Keep another picture of a seal; the former one stays in the drawer."""
    facts: SealFacts = do.facts["seal"]
    _is_fit(facts.kind, picture)
    do.set(SealRow, {"id": seal}, picture=picture.id)


@does(FLOW)
def end_seal(do: Doing, seal: SealId, until: date) -> None:
    """Say which day is the last on which it is valid: whoever left stamps no booklet after it."""
    do.set(SealRow, {"id": seal}, until=until)


def _is_fit(kind: Stamp, picture: Picture) -> None:
    """Hold that a picture can be read; and that the centre's can be printed on certificates (VOL-33)."""
    found = looks(picture)
    if found is None:
        raise Refused(
            No(
                "This is no picture that could be kept: a PNG of at most {most} pixels a side is one.",
                {"most": LARGEST},
            )
        )
    if kind is not Stamp.CENTRE:
        return
    if min(found.wide, found.high) < LEAST_SIDE:
        told = {"wide": found.wide, "high": found.high, "least": LEAST_SIDE}
        raise Refused(
            No(
                "The picture is too coarse for certificates: {wide} × {high} pixels, at least {least} each way. "
                "Scan the seal at 300 dpi, cut off close around it.",
                told,
            )
        )
    if not found.bare:
        raise Refused(
            No(
                "The ground of the picture is not white: certificates would show it. Stamp on white paper and "
                "scan that, or choose a PNG whose ground is clear."
            )
        )
