"""Tea is asked once; asked anew it is changed, and what was sent goes back by a counter-entry (RST-10, 18)."""

from collections.abc import Iterable
from typing import NamedTuple

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ids import DishId
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.roles import MANAGER
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.rules.ordering import tea_for
from app.flows.restaurant.rules.sharing import its_bill_is_not_paid
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No


class TeaChange(NamedTuple):
    """What another tea, or another count of it, does with what was asked so far.

    `back`: so many of a line that was sent are returned; `drop`: lines that were not sent are taken off;
    `more`: so many come on the order. Its station hears of the tea when it is asked, not when the order goes:
    `brew` are those that it makes now, `less` those that were not sent and that it needs not bring. `pots`: so
    many of it the table has then.
    """

    back: tuple[tuple[LineFacts, int], ...]
    drop: tuple[LineFacts, ...]
    more: int
    brew: int
    less: int
    pots: int


def tea_change(sitting: SittingFacts, tea: DishFacts | None, pots: int | None) -> TeaChange:
    """RST-10: of the same tea only the difference is brought or goes back; another one stands instead of all of it."""
    lines = _lines_of(sitting, sitting.tea.dish if sitting.tea else None)
    sent = [line for line in lines if line.step is not Line.DRAFT]
    drop = tuple(line for line in lines if line.step is Line.DRAFT)
    unsent, wanted = _unsent(sitting, drop), tea_for(tea, sitting.guests, pots) if tea else 0
    if tea is None or not sitting.tea or tea.id != sitting.tea.dish:
        # Of two parties at one table the other may have had the tea that is asked for now: theirs was brought as well.
        theirs = sum(line.counting for line in _lines_of(sitting, tea.id)) if tea else 0
        back = tuple((line, line.counting) for line in sent)
        return TeaChange(back, drop, wanted, wanted, unsent, wanted + theirs)
    out = sum(line.counting for line in sent)
    more = max(wanted - out, 0)
    back = tuple(_last_first(sent, out - wanted))
    return TeaChange(back, drop, more, max(more - unsent, 0), max(unsent - more, 0), wanted)


def _lines_of(sitting: SittingFacts, tea: DishId | None) -> list[LineFacts]:
    return [line for line in sitting.lines if line.tea and line.counting and line.dish == tea]


def _unsent(sitting: SittingFacts, drafts: Iterable[LineFacts]) -> int:
    """How many its station was told to bring of a tea that is on no order that was sent."""
    if sitting.tea and not any(line.tea for line in sitting.lines):
        return sitting.tea.pots
    return sum(line.quantity for line in drafts)


def _last_first(sent: list[LineFacts], too_many: int) -> list[tuple[LineFacts, int]]:
    back = []
    for line in reversed(sent):
        some = min(line.counting, max(too_many, 0))
        too_many -= some
        if some:
            back.append((line, some))
    return back


# -- guards -----------------------------------------------------------------------------------------


def tea_not_asked_yet(sitting: SittingFacts, change: bool) -> No | None:
    """RST-10: tea is asked once; a second record asks whether to change it."""
    if sitting.tea is None or change:
        return None
    return No(
        "Tea was asked already at {at:time} by {by}. Change it?", {"at": sitting.tea.at, "by": sitting.tea.by}
    )


def sent_tea_goes_back(
    sitting: SittingFacts, pots: int | None, change: bool, staff: Staff, tea: DishFacts | None = None
) -> No | None:
    """RST-10, 18: tea that was sent is returned by a manager, and as long as nothing of its bill is paid."""
    if not change:
        return None
    for line, n in tea_change(sitting, tea, pots).back:
        if no := its_bill_is_not_paid(sitting, line):
            return no
        if MANAGER not in staff.roles:
            told = {"n": n, "tea": line.name}
            return Ask("{tea} × {n} was sent. It goes back with a manager's approval.", told, who=(MANAGER,))
    return None
