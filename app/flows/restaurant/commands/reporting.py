"""The house reports: figures of some days, and the till as it is handed over (RST-60, 61; COM-32)."""

from dataclasses import dataclass
from datetime import date

from app.counter import shifts
from app.counter.doing import Doing
from app.counter.means import Means
from app.flows.restaurant import papers
from app.flows.restaurant.commands import slips
from app.flows.restaurant.commands.arguments import Amount, Count, ToldSums
from app.flows.restaurant.facts.figures import Meal
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.papers.kinds import REPORT, SHIFT
from app.flows.restaurant.papers.shift import HandingOver
from app.flows.restaurant.queries.handing_over import beyond_limit, open_matters
from app.flows.restaurant.queries.tally import tally
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.ids import Login
from app.kernel.text import Kept


@dataclass(frozen=True)
class Reported:
    """A report that was printed: its number and its document."""

    number: str
    document: str


@does(FLOW)
def print_figures(do: Doing, first: date, last: date, meal: Meal = Meal.ALL) -> Reported:
    """Print the figures of the business days `first` to `last`, of one meal or all, as they are now."""
    found, number = tally(do.db, do.now, do.settings, first, last, meal), do.number(REPORT)
    names = slips.names_of(do, *(off.login for off in found.off))
    return Reported(number, do.print(papers.daily_report(found, number, names, do.settings), papers.REPORTS))


@dataclass(frozen=True)
class HandedOver:
    """A shift that was handed over: in fen what was counted in cash, and what is over (negative: missing).

    `off` are the other means whose sum is not what the receipts say.
    """

    number: str
    document: str
    counted: int
    over: int
    off: tuple[Means, ...]


@does(FLOW)
def hand_over(
    do: Doing,
    notes: Count,
    stays: Amount,
    to: Login | None = None,
    why: Note | None = None,
    told: ToldSums = (),
) -> HandedOver:
    """Hand the till over (交班): what was counted blind is held against the receipts, and the report is printed.

    `told` are the sums of the other means, as their devices say. `stays` is the next shift's float, in fen; `why` what is said of a difference. What is paid from now on
    is the next shift's.
    """
    shift = shifts.end(do, do.number(SHIFT), notes, told, stays, to, why)
    beyond = beyond_limit(do.db, shift.slips.numbers, do.settings)
    answer = [one.by for several in (shift.slips.unusual, beyond) for one in several]
    handed = HandingOver(
        shift=shift,
        counter=do.counter,
        notes=tuple(notes),
        beyond=beyond,
        matters=open_matters(do.db, do.now, do.settings),
        by=do.staff.login,
        to=to,
        why=Kept(why.id) if why else None,
        names=slips.names_of(do, do.staff.login, to, *answer),
    )
    document = do.print(papers.shift_report(handed, do.settings), papers.REPORTS, chained=True)
    off = tuple(means for means, one in shift.means.items() if one.over and means is not Means.CASH)
    return HandedOver(shift.number, document, shift.counted, shift.over, off)
