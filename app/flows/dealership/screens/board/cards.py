"""The lanes of the board: every open visit as a card, by its step or by the time that it is promised for (DLR-22, 30)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.flows.dealership.facts.forecast import Whereabouts
from app.flows.dealership.facts.tracks import EXPECTED, Visit
from app.flows.dealership.facts.visits import Board, VisitLine
from app.flows.dealership.facts.workshop import Cause
from app.flows.dealership.rules.arriving import waits_since
from app.flows.dealership.rules.bookings import turn
from app.flows.dealership.rules.standing import Column, Concern, Span, Standing, standing
from app.flows.dealership.screens.words import PLACES, plate_tag
from app.flows.dealership.screens.workshop.words import CAUSES
from app.kernel.names import plate_terms
from app.kernel.text import T, Text
from app.widgets.lane_cards import LaneCard
from app.widgets.lanes import Lane
from app.widgets.paint import Tag
from app.widgets.theme import Said

SHOP, EXPECTS, CALLS = "shop", "expected", "calls"
VIEWS: Mapping[str, tuple[Column, ...]] = {
    SHOP: (Column.DESK, Column.ESTIMATE, Column.DISPATCH, Column.WORK, Column.CHECKS, Column.READY),
    EXPECTS: (Column.BOOKED, Column.PREPARED),
    CALLS: (Column.FOLLOW_UP,),
}
"""What is in the shop, what is still expected, and whose customer is to be called: each with its lanes."""
VIEW_OF = {column: view for view, columns in VIEWS.items() for column in columns}
LANES: Mapping[Column, tuple[Text, str]] = {
    Column.BOOKED: (T("Booked", "lane"), "calendar-days"),
    Column.PREPARED: (T("Prepared", "lane"), "list-todo"),
    Column.DESK: (T("Reception", "lane"), "car"),
    Column.ESTIMATE: (T("Estimate", "lane"), "receipt-text"),
    Column.DISPATCH: (T("To dispatch", "lane"), "package-search"),
    Column.WORK: (T("Repair", "lane"), "wrench"),
    Column.CHECKS: (T("Inspection", "lane"), "clipboard-check"),
    Column.READY: (T("Delivery", "lane"), "key-round"),
    Column.FOLLOW_UP: (T("To call", "lane"), "phone-call"),
}
SPANS: Mapping[Span, tuple[Text, str]] = {
    Span.LATE: (T("Overdue", "lane"), "triangle-alert"),
    Span.SOON: (T("Within the hour", "lane"), "clock-alert"),
    Span.TODAY: (T("Later today", "lane"), "clock"),
    Span.LATER: (T("Another day", "lane"), "calendar-days"),
    Span.OPEN: (T("No time yet", "lane"), "circle-dashed"),
}
TONES = {Span.LATE: "bad_i", Span.SOON: "warn_i", Span.OPEN: "ink3"}
ICONS = {Span.LATE: "triangle-alert", Span.SOON: "clock-alert", Span.OPEN: "circle-dashed"}


@dataclass(frozen=True, slots=True)
class Stood:
    """A visit of the board with how it stands, and the card that says so."""

    line: VisitLine
    how: Standing
    card: LaneCard
    rank: tuple[Any, ...]

    @property
    def view(self) -> str:
        """Under which word it is found."""
        return VIEW_OF[self.how.column]


def stood(board: Board, settings: Any) -> list[Stood]:
    """Every open visit with its card: who waits in their turn, then by what is due first, then as they came."""
    found = []
    for one in board.visits:
        how = standing(one.facts, board, settings)
        found.append(Stood(one, how, _card(one, how, board.at, settings), _rank(one, how, board.at)))
    return sorted(found, key=lambda one: one.rank)


def by_step(found: Iterable[Stood], view: str) -> list[Lane]:
    """A lane for each step of a view."""
    return _lanes(found, [(one, *LANES[one]) for one in VIEWS[view]], lambda how: how.column)


def by_promise(found: Iterable[Stood], view: str) -> list[Lane]:
    """A lane for each span of time, the first due first."""
    here = [one for one in found if one.view == view]
    return _lanes(here, [(one, *SPANS[one]) for one in Span], lambda how: how.span)


def _lanes(
    found: Iterable[Stood], lanes: Sequence[tuple[str, Text, str]], of: Callable[[Standing], str]
) -> list[Lane]:
    cards: dict[str, list[LaneCard]] = {id: [] for id, *_ in lanes}
    for one in found:
        if (lane := of(one.how)) in cards:
            cards[lane].append(one.card)
    return [Lane(id, title, icon, tuple(cards[id])) for id, title, icon in lanes]


def _rank(one: VisitLine, how: Standing, now: datetime) -> tuple[Any, ...]:
    facts = one.facts
    if waits_since(facts):
        return 0, *turn(facts, now)
    due = how.due
    return 1, due is None, due.timestamp() if due else 0.0, facts.arrived_at or now, facts.number


def _card(one: VisitLine, how: Standing, now: datetime, settings: Any) -> LaneCard:
    shown, span = plate_tag(one.plate), Span.LATE if how.red else how.span
    return LaneCard(
        id=one.id,
        name=shown.word if isinstance(shown.word, str) else one.plate,
        plate=shown.hue,
        title=one.model,
        tag=_tag(one, how, now),
        note=_note(one),
        time=_time(how, now, settings),
        left=_left(how, now, settings, _much),
        brief=_left(how, now, settings, _clock),
        tone=TONES.get(span, "ok_i"),
        icon=ICONS.get(span, "clock"),
        red=how.red,
        late=T("{much} late", "board", much=_much(_minutes(how.late, now))) if how.late else "",
        find=tuple(term.text for term in plate_terms(one.plate)),
        called=one.customer,
    )


def _time(how: Standing, now: datetime, settings: Any) -> Said:
    if how.due is None:
        return T("no time yet", "promise")
    return T("{at:time}", at=how.due) if _is_today(how.due, now, settings) else T("{at:moment}", at=how.due)


def _left(how: Standing, now: datetime, settings: Any, told: Callable[[int], Said]) -> Said:
    """How long it is until then; nothing of another day."""
    if how.due is None or not _is_today(how.due, now, settings):
        return ""
    left = _minutes(now, how.due)
    if left < 0:
        return T("{much} ago", "board", much=told(-left))
    return T("{much} left", "board", much=told(left))


def _is_today(at: datetime, now: datetime, settings: Any) -> bool:
    return bool(settings.business_day(at) == settings.business_day(now))


def _much(minutes: int) -> Text:
    if minutes < 60:
        return T("{n} min", n=minutes)
    return T("{hours} h {minutes}", "board", hours=minutes // 60, minutes=f"{minutes % 60:02}")


def _clock(minutes: int) -> str:
    """The same where there is little room: 1:35."""
    return f"{minutes // 60}:{minutes % 60:02}"


def _minutes(since: datetime, until: datetime) -> int:
    return int((until - since).total_seconds() // 60)


def _note(one: VisitLine) -> str:
    """Where the car is, and whose it is."""
    sent = one.facts.work.dispatched
    there = sent.bay if sent and one.facts.step is Visit.IN_WORK else ""
    if not there and one.facts.step not in EXPECTED:
        there = one.facts.place if one.facts.step is Visit.RECEIVED else ""
    return " · ".join(filter(None, (there, one.customer)))


CONCERNS: Mapping[Concern, tuple[Text, str, str]] = {
    Concern.TELL: (T("not told yet", "board"), "bad", "phone-call"),
    Concern.ASK: (T("ask: belongings", "board"), "warn", "shopping-bag"),
    Concern.TAKE: (T("to take over", "workshop"), "warn", "clock"),
    Concern.COMEBACK: (T("Came back", "repair"), "bad", "undo-2"),
    Concern.REWORK: (CAUSES[Cause.REWORK], "bad", "undo-2"),
    Concern.DANGER: (T("in danger", "promise"), "bad", "triangle-alert"),
    Concern.CONSENT: (T("waits for a yes", "board"), "warn", "phone-call"),
    Concern.SIGN: (T("to be signed", "board"), "warn", "signature"),
    Concern.FORM: (T("form to be signed", "board"), "warn", "signature"),
    Concern.PAID: (T("paid", "board"), "ok", "check-check"),
    Concern.TOLD: (T("told", "board"), "ok", "check"),
    Concern.LOUNGE: (PLACES[Whereabouts.LOUNGE], "hold", "armchair"),
}
"""Word, hue and icon of the one thing to know."""
WAITS: Mapping[Cause, Text] = {
    Cause.PARTS: T("parts missing", "board"),
    Cause.CONSENT: T("waits for a yes", "board"),
    Cause.BAY: T("waits: bay", "board"),
    Cause.EXPERT: T("waits: expert", "board"),
}


def _tag(one: VisitLine, how: Standing, now: datetime) -> Tag | None:
    if how.concern is None:
        return None
    if how.concern is Concern.GREET:
        since = one.facts.arrived_at or now
        waited = _minutes(since, now)
        short = waited < 60
        told = (
            T("waits {n:minutes}", "queue", n=waited)
            if short
            else T("waits {clock}", "queue", clock=_clock(waited))
        )
        return Tag(told, "bad" if how.red else "warn", "clock-alert" if how.red else "clock")
    if how.concern is Concern.WAITS and how.why:
        return Tag(WAITS[how.why], "warn", "circle-pause")
    word, hue, icon = CONCERNS[how.concern]
    return Tag(word, "bad" if how.late is not None and hue == "warn" else hue, icon)
