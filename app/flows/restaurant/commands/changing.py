"""催菜, 退菜, 赠菜, 掉落: what becomes of a line that was sent; the line and its history stay (RST-18, 19, 27)."""

from dataclasses import dataclass
from typing import Any

from app.counter.doing import Doing
from app.flows.restaurant.commands import portions, slips
from app.flows.restaurant.commands.arguments import Portions
from app.flows.restaurant.commands.carrying import lay_anew
from app.flows.restaurant.commands.warming import warm
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ids import LineId, SittingId
from app.flows.restaurant.facts.kinds import ON_THE_BILL, ChangeKind, WhyGiven, WhyReturned
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.roles import CAPTAIN, MANAGER
from app.flows.restaurant.facts.sheets import ChangeNote
from app.flows.restaurant.facts.terms import GIVEN, RETURNED
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.bottles import BottlesRow
from app.flows.restaurant.model.orders import ChangeRow, LineRow
from app.flows.restaurant.papers import again_note, gift_note, kitchen, return_note, urge_note
from app.flows.restaurant.papers.kinds import CHANGE
from app.flows.restaurant.rules import bottles, changing, pacing, warming
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.ids import Id
from app.kernel.text import Kept, T, Text


class ChangeId(Id):
    """A change of a line that was sent."""

    __slots__ = ()


@dataclass(frozen=True)
class Changed:
    """What was changed of a line, by its number: the slip that tells its station has it, where one is printed."""

    number: str
    document: str | None


@dataclass(frozen=True)
class _Change:
    """What is written of a change, and told to the station: `amount` in fen comes off the bill."""

    kind: ChangeKind
    quantity: int
    amount: int = 0
    untouched: bool = False
    reason: WhyReturned | WhyGiven | None = None
    why: Note | None = None
    from_table: bool | None = None


@does(FLOW)
def urge_line(do: Doing, sitting: SittingId, line: LineId) -> Changed:
    """Ask the kitchen for a dish that is late (催菜); it learns how long the guests wait, and how often they asked."""
    facts: LineFacts = do.facts["line"]
    do.set(LineRow, {"id": line}, urged=facts.urged + 1)
    return _written(do, facts, _Change(ChangeKind.URGED, facts.open), facts.counting)


@does(FLOW)
def return_line(
    do: Doing,
    sitting: SittingId,
    line: LineId,
    quantity: Portions,
    reason: WhyReturned,
    why: Note | None = None,
    untouched: bool = False,
    from_table: bool | None = None,
) -> Changed:
    """Take so many of a dish back (退菜): they are off the bill, and the kitchen is told.

    `untouched`: the kitchen says that it is not on the fire yet, or the bottle is not opened; then its
    portions are free again, and it needs no manager (RST-17, 18). `from_table` says which go back of a line
    that is partly there: those, or first those that have not come.
    """
    return take_back(do, do.facts["line"], quantity, reason, why, untouched, from_table)


def take_back(
    do: Doing,
    facts: LineFacts,
    quantity: int,
    reason: WhyReturned,
    why: Note | None = None,
    untouched: bool = False,
    from_table: bool | None = None,
) -> Changed:
    """Return so many of a line of the sitting, and tell its station; see `return_line`."""
    left = changing.after_return(facts, quantity, from_table)
    still = changing.untouched_still(facts, quantity, untouched, from_table)
    if still:
        portions.give_back(do, {facts.dish: quantity})
    now: dict[str, Any] = {
        "step": left.step.value,
        "returned": facts.returned + quantity,
        "served": changing.served_after_return(facts, quantity, from_table),
        "taken_off": left.taken_off,
    }
    if left.step == Line.SERVED != facts.step:
        now |= {"served_at": do.now, "served_by": do.staff.login}
        if (to := pacing.step_after(do.facts["sitting"], [facts])) is not None:
            do.move(do.facts["sitting"].id, to)
    do.set(LineRow, {"id": facts.id}, **now)
    if not still and (kept := bottles.left_of(facts, quantity)):
        do.set(BottlesRow, {"line": facts.id}, shown=kept.shown, opened=kept.opened)
    if warming.cold_ends_without(do.facts["sitting"], facts, left.step):
        warm(do, warming.to_warm(do.facts["sitting"]))
    worth = changing.worth(facts, facts.counting) - changing.worth(facts, left.counting)
    change = _Change(ChangeKind.RETURNED, quantity, worth, still, reason, why, from_table)
    return _written(do, facts, change, left.counting)


@does(FLOW)
def give_line(
    do: Doing,
    sitting: SittingId,
    line: LineId,
    quantity: Portions,
    reason: WhyGiven,
    why: Note | None = None,
) -> Changed:
    """Give so many of a dish (赠菜): they stay on the bill, and their price comes off beneath (RST-30a)."""
    facts: LineFacts = do.facts["line"]
    left = changing.after_gift(facts, quantity)
    do.set(LineRow, {"id": line}, given=facts.giving + quantity, taken_off=left.taken_off)
    paid = facts.counting - facts.giving - quantity
    change = _Change(ChangeKind.GIVEN, quantity, left.taken_off - facts.taken_off, False, reason, why)
    return _written(do, facts, change, paid)


@does(FLOW)
def replace_fallen(do: Doing, sitting: SittingId, line: LineId, quantity: Portions) -> Changed:
    """So many fell (掉落): they are taken away, and the kitchen makes them again; the guest pays for them once (RST-27).

    They take their portions of a limited dish. What is not made again is returned.
    """
    facts: LineFacts = do.facts["line"]
    portions.take(do, facts.dish, quantity)
    now: dict[str, Any] = {
        "fallen": facts.fallen + quantity,
        "served": changing.served_after_fall(facts, quantity),
    }
    if facts.step == Line.SERVED:
        now |= {"step": Line.FIRED.value, "fired_at": do.now, "served_at": None, "served_by": None}
    do.set(LineRow, {"id": line}, **now)
    lay_anew(do, [facts])
    return _written(do, facts, _Change(ChangeKind.FALLEN, quantity), facts.counting)


def _written(do: Doing, line: LineFacts, change: _Change, stays: int) -> Changed:
    """Keep a change, and print its numbered slip at the line's station (RST-19); `stays` is left to be paid.

    Once the table is free it concerns the bill alone: others may sit there, and no station makes anything of it
    (RST-33).
    """
    approved = _approver(do) if change.kind in ON_THE_BILL else None
    number = do.number(CHANGE)
    do.add(
        ChangeRow,
        {
            "id": do.new(ChangeId),
            "sitting": do.facts["sitting"].id,
            "line": line.id,
            "kind": change.kind.value,
            "quantity": change.quantity,
            "amount": change.amount,
            "stood": changing.stood(line, change.from_table).value,
            "untouched": change.untouched,
            "reason": change.reason.value if change.reason else None,
            "why": change.why.id if change.why else None,
            "by": do.staff.login,
            "approved_by": approved,
            "at": do.now,
            "number": number,
        },
    )
    if do.facts["sitting"].step == Sitting.FREE:
        return Changed(number, None)
    paper = _PAPERS[change.kind](_note(do, line, change, number, stays, approved), do.settings)
    return Changed(number, do.print(paper, kitchen(line.station)))


def not_needed(do: Doing, tea: DishFacts, quantity: int, stays: int) -> None:
    """Tell a station that so many of a tea that it was told of, and that no order has brought, are not wanted (RST-10)."""
    sitting: SittingFacts = do.facts["sitting"]
    names = slips.names_of(do, sitting.waiter, do.staff.login)
    note = ChangeNote(
        head=slips.head(sitting, names),
        number=do.number(CHANGE),
        station=tea.station,
        at=do.now,
        dish=tea.name,
        request=None,
        unit=tea.unit,
        ordered=quantity + stays,
        quantity=quantity,
        stays=stays,
        state=T("asked for, not ordered yet", "slip"),
        reason=RETURNED[WhyReturned.CHANGED_MIND],
        why=None,
        by=names.get(do.staff.login),
        approved_by=None,
        approved_as=None,
        ticket=None,
        ticket_line=None,
        waited=0,
        times=0,
    )
    do.print(return_note(note, do.settings), kitchen(tea.station))


_PAPERS = {
    ChangeKind.URGED: urge_note,
    ChangeKind.RETURNED: return_note,
    ChangeKind.GIVEN: gift_note,
    ChangeKind.FALLEN: again_note,
}


def _approver(do: Doing) -> str | None:
    """Who answers for it: whoever approved, or is at work and may do it alone."""
    if do.approved_by:
        return do.approved_by.login
    return do.staff.login if do.staff.roles & {CAPTAIN, MANAGER} else None


def _role(do: Doing, login: str | None) -> Text | None:
    """As what they answer for it."""
    who = do.approved_by if do.approved_by and do.approved_by.login == login else do.staff
    role = next((role for role in (MANAGER, CAPTAIN) if role in who.roles), None)
    return FLOW.roles[role] if role else None


def _note(
    do: Doing, line: LineFacts, change: _Change, number: str, stays: int, approved: str | None
) -> ChangeNote:
    sitting: SittingFacts = do.facts["sitting"]
    names = slips.names_of(do, sitting.waiter, do.staff.login, approved)
    return ChangeNote(
        head=slips.head(sitting, names),
        number=number,
        station=line.station,
        at=do.now,
        dish=line.name,
        request=slips.kept(line.request),
        unit=line.unit,
        ordered=line.counting - (line.giving if change.kind is ChangeKind.GIVEN else 0),
        quantity=change.quantity,
        stays=stays,
        state=changing.state(line, change.untouched, change.from_table),
        reason=_reason(change),
        why=Kept(change.why.id) if change.why else None,
        by=names.get(do.staff.login),
        approved_by=names.get(approved or ""),
        approved_as=_role(do, approved),
        ticket=line.ticket,
        ticket_line=line.ticket_line,
        waited=int((do.now - line.sent_at).total_seconds() // 60) if line.sent_at else 0,
        times=line.urged + 1,
    )


def _reason(change: _Change) -> Text | None:
    """Its reason in words; another one is told in the words beside it alone."""
    if change.reason is None or change.reason in (WhyReturned.OTHER, WhyGiven.OTHER):
        return None
    words = RETURNED if isinstance(change.reason, WhyReturned) else GIVEN
    return words[change.reason]  # type: ignore[index]  # each has the words of its own kind
