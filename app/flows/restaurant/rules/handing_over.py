"""What holds when the till is handed over (COM-32)."""

from collections.abc import Sequence

from app.counter.shift_facts import NOTES, TOLD, Pieces, ToldSum, sum_of
from app.kernel.refusal import No


def notes_as_they_are(notes: Sequence[Pieces]) -> No | None:
    """Each value of notes and coins that there is stands once."""
    values = [one.fen for one in notes]
    if len(set(values)) == len(values) and set(values) <= set(NOTES):
        return None
    return No("Count each kind of note and coin once.")


def sums_as_told(told: Sequence[ToldSum]) -> No | None:
    """Each means whose device, or bank, tells a sum stands once; cash is counted, and an account moves no money."""
    means = [one.means for one in told]
    if len(set(means)) == len(means) and set(means) <= set(TOLD):
        return None
    return No("Give each sum once: cards, WeChat Pay, Alipay, transfers.")


def no_more_stays_than_there_is(notes: Sequence[Pieces], stays: int) -> No | None:
    """The float of the next shift is left of what was counted."""
    counted = sum_of(notes)
    if stays <= counted:
        return None
    return No("{counted:money} was counted; no more can stay in the drawer.", {"counted": counted})
