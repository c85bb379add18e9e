"""While the customer waits: where they are, a delay that they are told of, whether a car came back (DLR-22, 34)."""

from datetime import datetime

from sqlalchemy import bindparam, func, select

from app.counter.doing import Doing
from app.flows.dealership.commands.workshop import log
from app.flows.dealership.facts.forecast import Whereabouts
from app.flows.dealership.facts.ids import LineId, VisitId
from app.flows.dealership.facts.three_guarantees import Substitute
from app.flows.dealership.facts.workshop import Cause, Did, Reply
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.visits import ComebackRow, WhereaboutsRow
from app.flows.dealership.model.workshop import ChangeRow
from app.kernel.command import does
from app.kernel.fields import Note


@does(FLOW)
def note_whereabouts(do: Doing, visit: VisitId, place: Whereabouts) -> None:
    """The customer waits here, has left, or drives a substitute car."""
    _placed(do, visit, place)


@does(FLOW)
def judge_comeback(do: Doing, visit: VisitId, repair: LineId | None = None, why: Note | None = None) -> None:
    """A car inside a guarantee comes back for `repair`; or for something else, and why."""
    n = do.db.execute(_comebacks, {"visit": visit}).scalar_one() + 1
    row = {"visit": visit, "n": n, "line": repair, "why": why.id if why else None}
    do.add(ComebackRow, row | {"by": do.staff.login, "at": do.now})


@does(FLOW)
def tell_delay(
    do: Doing, visit: VisitId, why: Cause, finish: datetime, reply: Reply, note: Note | None = None
) -> None:
    """The adviser tells of a delay before the workshop reports one: cause, new finish, what the customer answered."""
    work = log(do, visit, Did.CHANGED, how=why)
    do.add(ChangeRow, {"work": work, "finish": finish})
    log(do, visit, Did.TOLD, before=1, how=reply, words=note)


@does(FLOW)
def answer_substitute(do: Doing, visit: VisitId, answer: Substitute, why: Note | None = None) -> None:
    """A repair lasts too long: the customer gets a substitute car or money for the way, or wants neither, and why (DLR-13)."""
    log(do, visit, Did.PROVIDED, how=answer.value, words=why)
    if answer is Substitute.CAR:
        _placed(do, visit, Whereabouts.SUBSTITUTE)


def _placed(do: Doing, visit: VisitId, place: Whereabouts) -> None:
    n = do.db.execute(_places, {"visit": visit}).scalar_one() + 1
    row = {"visit": visit, "n": n, "place": place.value}
    do.add(WhereaboutsRow, row | {"by": do.staff.login, "at": do.now})


_places = select(func.count()).select_from(WhereaboutsRow).where(WhereaboutsRow.visit == bindparam("visit"))
_comebacks = select(func.count()).select_from(ComebackRow).where(ComebackRow.visit == bindparam("visit"))
