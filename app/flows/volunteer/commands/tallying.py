"""月统计: the leader confirms the hours of a month, the centre checks them (VOL-30)."""

from typing import Annotated, Any

from annotated_types import Len

from app.counter.doing import Doing
from app.flows.volunteer.commands.supervising import tell_secretary
from app.flows.volunteer.facts.ids import CollectionId, TallyId
from app.flows.volunteer.facts.supervising import News
from app.flows.volunteer.facts.tally import TallyFacts
from app.flows.volunteer.facts.tracks import Tally
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.tally import TalliedRow, TallyRow
from app.flows.volunteer.rules.tally import minutes_of
from app.kernel.command import does
from app.kernel.fields import Note, Private

Collections = Annotated[tuple[CollectionId, ...], Len(0, 40)]


@does(FLOW)
def confirm_tally(do: Doing, tally: TallyId, leader: Private) -> int:
    """The leader confirms what each student's month comes to: the pencil note. Returns the minutes of the class."""
    facts: TallyFacts = do.facts["tally"]
    step = _step(do, facts, Tally.CONFIRMED, who=leader.id)
    key = {name: step[name] for name in ("klass", "month", "n")}
    rows = [
        key
        | {
            "student": one,
            "minutes": minutes_of(served, facts.klass, facts.month, do.settings),
            "acts": len(served.acts),
        }
        for one, served in facts.students.items()
    ]
    do.add(TalliedRow, *rows)
    tell_secretary(do, facts.klass, News.TALLIED, month=facts.month)
    return sum(row["minutes"] for row in rows)


@does(FLOW)
def send_back_tally(do: Doing, tally: TallyId, why: Note) -> None:
    """The league secretary, or the centre, sends the tally back with a remark: the leader confirms it anew."""
    _step(do, do.facts["tally"], Tally.SENT_BACK, why=why.id)


@does(FLOW)
def check_tally(do: Doing, tally: TallyId, collections: Collections) -> None:
    """The centre has checked the tally: the collections of the month go on to the archive."""
    facts: TallyFacts = do.facts["tally"]
    _step(do, facts, Tally.CHECKED)
    tell_secretary(do, facts.klass, News.CHECKED, month=facts.month)


def _step(
    do: Doing, facts: TallyFacts, state: Tally, who: str | None = None, why: str | None = None
) -> dict[str, Any]:
    """Write the next step of a tally; two counters that make one at once clash."""
    row = {"klass": facts.klass, "month": facts.month, "n": facts.steps + 1, "state": state.value}
    row |= {"who": who, "why": why, "by": do.staff.login, "at": do.now}
    do.add(TallyRow, row)
    return row
