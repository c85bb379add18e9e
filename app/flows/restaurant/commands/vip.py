"""A VIP's reception: the notice, its tasks, the readiness check, what was agreed, the sheet (RST-50 to 52)."""

from collections.abc import Iterable
from typing import Annotated, Any

from annotated_types import MaxLen

from app.counter.doing import Doing
from app.counter.print_facts import DocumentId
from app.counter.staff import staff_of
from app.flows.restaurant import papers
from app.flows.restaurant import settings as house
from app.flows.restaurant.commands.arguments import When
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.roles import MANAGER
from app.flows.restaurant.facts.vip import TRIED, Circle, Vip, VipTask
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.vip import VipMarkRow, VipRow
from app.flows.restaurant.papers.kinds import RECEPTION
from app.flows.restaurant.queries.reception import reception_sheet_of
from app.flows.restaurant.rules.vip import OF_THE_ROOM
from app.kernel.command import does
from app.kernel.fields import Code, Label, Note, Private
from app.kernel.ids import Login
from app.kernel.refusal import No, Refused

Persons = Annotated[tuple[Login, ...], MaxLen(40)]
Roles = Annotated[tuple[Code, ...], MaxLen(20)]
Refusals = Annotated[tuple[VipTask, ...], MaxLen(3)]


def received(do: Doing, sitting: SittingId, number: str) -> None:
    """From now on this is a VIP: those whom the settings name may know of it, the kitchen knows an alias (RST-51)."""
    if do.set(VipRow, {"sitting": sitting}, since=do.now):
        return
    roles = frozenset(role for role, seen in house.VIP_ROLES.items() if do.setting(seen))
    blank = dict.fromkeys(VipRow.__table__.columns.keys())
    row = {
        "sitting": sitting,
        "named": Circle(roles or frozenset({MANAGER}), frozenset()).written,
        "alias": f"{do.setting(house.VIP_ALIAS)}{int(number.rpartition('-')[2])}",
        "since": do.now,
        "version": 1,
        "flowers": False,
    }
    do.add(VipRow, blank | row)


def room_is_another(do: Doing) -> None:
    """In another room, or for another day, nothing of what was done in the first one is done (RST-50)."""
    vip = _vip(do)
    if vip:
        _mark(do, [(task, False) for task in OF_THE_ROOM if task in vip.done])


@does(FLOW)
def note_reception(
    do: Doing,
    sitting: SittingId,
    purpose: Note | None = None,
    received: Private | None = None,
    needs: Note | None = None,
    flowers: bool | None = None,
    alias: Label | None = None,
    roles: Roles | None = None,
    persons: Persons | None = None,
) -> None:
    """Write down a notice (接待通知): what is received, who, needs, who may know. What is left out stays (RST-50).

    `flowers` are those of room and washroom, `alias` is what the kitchen calls the table, `persons` are the
    named staff; with `roles` they alone see name and room together (RST-51).
    """
    vip = _vip(do)
    _known(do, roles, persons)
    told = {
        "purpose": purpose and purpose.id,
        "received": received and received.id,
        "needs": needs and needs.id,
        "flowers": flowers,
        "alias": alias,
    }
    named = Circle(
        vip.circle.roles if roles is None else frozenset(roles),
        vip.circle.persons if persons is None else frozenset(persons),
    )
    _write(do, {name: value for name, value in told.items() if value is not None} | {"named": named.written})
    if flowers and not vip.flowers and VipTask.READY in vip.done:
        _mark(do, [(VipTask.READY, False)])  # the check comes after every task of the room


def _known(do: Doing, roles: Iterable[Code] | None, persons: Iterable[Login] | None) -> None:
    for role in roles or ():
        if role not in FLOW.roles:
            raise Refused(No("There is no role {role} here.", {"role": role}))
    for login in persons or ():
        if staff_of(do.db, login) is None:
            raise Refused(No("{login} does not work here.", {"login": login}))


@does(FLOW)
def tick_vip(do: Doing, sitting: SittingId, item: VipTask) -> None:
    """A task is done; by whom and when is kept (RST-50)."""
    if item not in _vip(do).done:
        _mark(do, [(item, True)])


@does(FLOW)
def check_readiness(do: Doing, sitting: SittingId, refused: Refusals = (), why: Note | None = None) -> None:
    """Check equipment, cleanliness and the placing of things before they sit down, in the name of who does it.

    What it refuses goes back as a task, with the reason (RST-50).
    """
    back = [task for task in VipTask if task in refused]
    _mark(do, [(VipTask.READY, not back), *((task, False) for task in back)], why)


@does(FLOW)
def agree_meal(do: Doing, sitting: SittingId, at: When, contact: Private | None = None) -> None:
    """Agree with them when they sit down, and where they are reached; the tasks go by that time now (RST-50)."""
    _write(do, {"seated_for": at} | ({"contact": contact.id} if contact else {}))
    _mark(do, [(VipTask.AGREED, True)])


@does(FLOW)
def print_reception(do: Doing, sitting: SittingId) -> DocumentId:
    """Print the reception sheet as things stand: who, when, needs, room, staff, tasks with ticks and times (RST-52)."""
    facts: SittingFacts = do.facts["sitting"]
    sheet = reception_sheet_of(do.db, facts, do.number(RECEPTION), do.now, do.staff.login)
    return do.print(papers.reception_sheet(sheet, do.settings), papers.RECEPTIONS)


@does(FLOW)
def note_try(do: Doing, sitting: SittingId, of: Code) -> None:
    """Somebody tried to open a sitting that is closed to them; `of` is the act that they tried (RST-51)."""
    if do.facts["sitting"].vip:
        _mark(do, [(TRIED, False)])


def _vip(do: Doing) -> Vip:
    vip: Vip = do.facts["sitting"].vip
    return vip


def _write(do: Doing, told: dict[str, Any]) -> None:
    do.set(VipRow, {"sitting": do.facts["sitting"].id}, version=_vip(do).version + 1, **told)


def _mark(do: Doing, items: Iterable[tuple[str, bool]], why: Note | None = None) -> None:
    before = _vip(do).marks
    do.add(
        VipMarkRow,
        *(
            {
                "sitting": do.facts["sitting"].id,
                "n": before + n,
                "item": str(item),
                "done": done,
                "by": do.staff.login,
                "at": do.now,
                "why": why.id if why else None,
            }
            for n, (item, done) in enumerate(items, start=1)
        ),
    )
