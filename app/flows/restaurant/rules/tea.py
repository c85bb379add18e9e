"""Tea is asked once; asked anew it is changed, and what was sent goes back by a counter-entry (RST-10, 18)."""

from typing import NamedTuple

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.roles import MANAGER
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.rules.ordering import tea_for
from app.flows.restaurant.rules.sharing import its_bill_is_not_paid
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No


class TeaChange(NamedTuple):
    """What another tea, or another count of it, does with the lines so far.

    `back`: so many of a line that was sent are returned; `drop`: lines that were not sent are taken off;
    `more`: so many are brought.
    """

    back: tuple[tuple[LineFacts, int], ...]
    drop: tuple[LineFacts, ...]
    more: int


def tea_lines(sitting: SittingFacts) -> list[LineFacts]:
    """The lines of the tea that was asked; of two teas that came together by a join the one that is kept (RST-06)."""
    tea = sitting.tea
    lines = [line for line in sitting.lines if line.tea and line.counting and tea and line.dish == tea.dish]
    if tea is None or sum(line.counting for line in lines) == tea.pots:
        return lines
    return sorted(lines, key=lambda line: line.quantity != tea.pots)[:1]


def tea_change(sitting: SittingFacts, tea: DishFacts | None, pots: int | None) -> TeaChange:
    """RST-10: of the same tea only the difference is brought or goes back; another one stands instead of all of it."""
    lines = tea_lines(sitting)
    sent = [line for line in lines if line.step is not Line.DRAFT]
    drop = tuple(line for line in lines if line.step is Line.DRAFT)
    wanted = tea_for(tea, sitting.guests, pots) if tea else 0
    if tea is None or any(line.dish != tea.id for line in sent):
        return TeaChange(tuple((line, line.counting) for line in sent), drop, wanted)
    more = wanted - sum(line.counting for line in sent)
    return TeaChange(tuple(_last_first(sent, -more)), drop, max(more, 0))


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
