"""What kitchen and waiters get, 80 mm: tickets, call slips, preparation lists, speech notes (RST-15, 19 to 21)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from app.counter.settings import Settings
from app.flows.restaurant.facts.sheets import (
    AllergyNote,
    Called,
    CallSlip,
    Met,
    Piece,
    PreparationList,
    SheetLine,
    SpeechNote,
    StationTicket,
    WarmingNote,
)
from app.flows.restaurant.facts.terms import ALLERGENS, COURSES, GROUNDS
from app.flows.restaurant.papers.kinds import ALLERGY, CALL, PREPARATION, SPEECH, TICKET, WARMING
from app.flows.restaurant.papers.parts import avoided, dish, how_much, number_code, slip, whose
from app.kernel.text import T
from app.paper.model import (
    Bar,
    Block,
    Column,
    Dish,
    Dishes,
    Group,
    Notice,
    Paper,
    Row,
    Rule,
    Said,
    Table,
    Tick,
    Ticks,
    Words,
)


def station_ticket(ticket: StationTicket, settings: Settings) -> Paper:
    """What a station cooks now (即起), and what waits to be called (等叫)."""
    return slip(TICKET, ticket.number, T("Station ticket"), tuple(_ticket(ticket)), settings)


def _ticket(ticket: StationTicket) -> Iterator[Block]:
    yield Bar(ticket.station, T("Added", "slip") if ticket.added else T("New", "slip"))
    yield from whose(ticket.head, T("{at:time}", at=ticket.ordered_at), T("Ordered at", "slip"))
    # RST-14: the station knows whom to ask.
    yield Words(T("Sent at {at:time} by {by}", "slip", at=ticket.sent_at, by=ticket.sent_by or "—"))
    yield from _dishes(ticket.lines, held=False)
    yield from _dishes(ticket.lines, held=True)
    yield Rule()
    yield Words(T("{here} dishes here, {all} in the order", here=len(ticket.lines), all=ticket.of_all))
    yield number_code(ticket.number)


def _dishes(lines: Sequence[SheetLine], *, held: bool) -> Iterator[Block]:
    """What is fired, or what is held, with its number on the ticket."""
    some = [dish(line, str(n)) for n, line in enumerate(lines, start=1) if line.held is held]
    if not some:
        return
    if held:
        yield Group(T("Held", "slip"), T("wait for the call slip"), framed=True)
    else:
        yield Group(T("At once", "slip"), T("cook now"), framed=True)
    yield Dishes(tuple(some))


def call_slip(call: CallSlip, settings: Settings) -> Paper:
    """What a station fires now, in its order, each with its last safe moment (RST-20, 21)."""
    return slip(CALL, call.number, T("Call slip"), tuple(_call(call)), settings)


def _call(call: CallSlip) -> Iterator[Block]:
    yield Bar(call.station, T("Call", "slip"))
    ground = T("{ground} · {by}", "slip", ground=GROUNDS[call.ground], by=call.called_by or "—")
    yield from whose(call.head, T("{at:time}", at=call.called_at), T("Called at", "slip"), ground)
    yield Table(
        (
            Column(T("Order of firing"), 0.22),
            Column("", 0.4),
            Column(T("Quantity", "paper"), 0.16, right=True),
            Column(T("On the fire by"), 0.22, right=True, strong=True),
        ),
        tuple(_fired(call.dishes)),
    )
    if call.bone_plates:
        yield Words(T("Change the bone plates: {n}", n=call.bone_plates))
    yield number_code(call.number)


def _fired(dishes: Sequence[Called]) -> Iterator[Row]:
    """The dishes, each course numbered and named at its first one."""
    for n, (course, some) in enumerate(groupby(dishes, lambda one: one.line.course), start=1):
        named: Said = T("{n} {course}", "slip", n=n, course=COURSES[course])
        for one in some:
            line = one.line
            by = T("{at:time}", at=one.last_safe) if one.last_safe else "—"
            chips = (line.request,) if line.request else ()
            yield Row((named, line.name, how_much(line), by), chips=chips)
            named = ""


def preparation_list(listed: PreparationList, settings: Settings) -> Paper:
    """What the waiter lays ready, added up over the whole order (RST-15)."""
    return slip(PREPARATION, listed.number, T("Preparation list"), tuple(_preparation(listed)), settings)


def _preparation(listed: PreparationList) -> Iterator[Block]:
    yield Bar(T("Preparation list"), T("Waiter", "slip"))
    head = listed.head
    under = T("{waiter} · {order}", "slip", waiter=head.waiter or "—", order=listed.order)
    guests = T("{n} guests", "slip", n=head.guests)
    yield from whose(head, guests, T("{at:time}", at=listed.at), under)
    yield Ticks(tuple(_tick(piece) for piece in listed.pieces))
    yield Words(T("Added up over the whole order; tick what is ready."), small=True)


def _tick(piece: Piece) -> Tick:
    return Tick(piece.name, str(piece.count), T("{dishes:list}", dishes=piece.dishes))


def speech_note(note: SpeechNote, settings: Settings) -> Paper:
    """What has not been fired waits longer: there is a speech (RST-20)."""
    return slip(SPEECH, note.number, T("Speech note"), tuple(_speech(note)), settings)


def _speech(note: SpeechNote) -> Iterator[Block]:
    yield Bar(note.station, T("Speech", "slip"))
    yield from whose(note.head, T("{at:time}", at=note.planned), T("Call planned for", "slip"))
    yield Notice(T("Do not fire yet: {minutes:minutes} later", minutes=note.minutes))
    yield Dishes(tuple(dish(line) for line in note.lines))
    yield number_code(note.number)


def warming_note(note: WarmingNote, settings: Settings) -> Paper:
    """The first dish per person is warmed now, and fired with the call (RST-20)."""
    return slip(WARMING, note.number, T("Warming note"), tuple(_warming(note)), settings)


def _warming(note: WarmingNote) -> Iterator[Block]:
    yield Bar(note.station, T("Warm", "slip"))
    yield from whose(note.head, T("{at:time}", at=note.at), T("Told at", "slip"))
    if note.planned:
        yield Notice(T("Warm now, fire with the call at {at:time}", at=note.planned))
    else:
        yield Notice(T("Warm now, fire with the call slip"))
    yield Dishes((dish(note.line),))
    yield number_code(note.number)


def allergy_note(note: AllergyNote, settings: Settings) -> Paper:
    """What the guests avoid was told after their dishes were sent (RST-04)."""
    return slip(ALLERGY, note.number, T("Allergy note"), tuple(_allergy(note)), settings)


def _allergy(note: AllergyNote) -> Iterator[Block]:
    yield Bar(note.station, T("Allergy", "slip"))
    yield from whose(note.head, T("{at:time}", at=note.at), T("Told at", "slip"))
    if not avoided(note.head):
        yield Notice(T("Nothing is to be avoided any more"))
    if any(dish.allergens for dish in note.dishes):
        yield Notice(T("Do not serve what is marked before you have asked"))
    yield Dishes(tuple(_met(dish) for dish in note.dishes))
    yield Words(T("Told by {by}", by=note.by or "—"))
    yield number_code(note.number)


def _met(dish_on: Met) -> Dish:
    one, line = dish(dish_on.line), dish_on.line
    names = [ALLERGENS[allergen] for allergen in dish_on.allergens]
    contains = (T("Contains {allergens:list}", allergens=names),) if names else ()
    state = T("wait for the call slip") if line.held else T("on the fire", "slip")
    return replace(one, requests=(*contains, *one.requests), small=(*one.small, state))
