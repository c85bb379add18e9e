"""A kitchen slip as a row of a table, and in a sentence; pure."""

from collections.abc import Iterator
from typing import Any

from app.counter.print_facts import Job
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.slips import SlipShown
from app.flows.restaurant.facts.tracks import Slip
from app.kernel.text import T
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, RowAct, TableRow
from app.widgets.theme import Said

ACKNOWLEDGE = "acknowledge"
HEADINGS = (
    Heading(T("Slip"), 0),
    Heading(T("Station"), 130),
    Heading(T("Sent", "when"), 104),
    Heading(T("State"), 168),
    Heading("", 148),
)
PRINTS = {
    Job.QUEUED: Tag(T("Waits for its printer"), "mute", "clock"),
    Job.PRINTING: Tag(T("Being printed", "print"), "info", "printer"),
    Job.PRINTED: Tag(T("Not acknowledged"), "warn", "printer-check"),
    Job.ACKNOWLEDGED: Tag(T("Not acknowledged"), "warn", "printer-check"),
    Job.FAILED: Tag(T("Did not print"), "bad", "printer-x"),
    Job.DOUBTFUL: Tag(T("Did it come out?", "print"), "bad", "circle-help"),
    Job.CANCELLED: Tag(T("Called off", "print"), "mute", "ban"),
}
"""How the newest print of a slip stands that the kitchen has not acknowledged."""


def row(slip: SlipShown, *, whose: bool) -> TableRow:
    """A slip: what, for whom, since when, how far, and one touch for what is still missing."""
    open_still = slip.facts.step == Slip.SENT
    title: Said = slip.title
    if whose:
        title = T("{table} · {title}", table=slip.table or T("VIP"), title=slip.title)
    return TableRow(
        slip.facts.id,
        (
            Cell(title, strong=open_still, note=slip.facts.number),
            Cell(slip.station),
            Cell(T("{at:time}", at=slip.facts.sent_at), note=_again(slip)),
            PRINTS[slip.printed] if open_still else _seen(slip),
            RowAct(ACKNOWLEDGE, T("Acknowledge", "slip"), "check") if open_still else "",
        ),
    )


def told(slip: SlipShown | None) -> Said:
    """Why the chosen slip does not come out; who acknowledged one stands in its row, and is no fault."""
    if slip is None or slip.seen_at or not slip.why:
        return ""
    return T("{number}: {why}", number=slip.facts.number, why=slip.why)


def kitchen_has(facts: SittingFacts) -> Iterator[tuple[Said, Said]]:
    """Whether the kitchen has what was sent for a table, in a line; none while nothing was."""
    count, waiting = len(facts.slips), facts.unanswered
    if waiting:
        first: dict[str, Any] = {"number": waiting[0].number, "n": len(waiting), "of": count}
        yield T("Kitchen slips"), T("{n} of {of} not acknowledged yet, first {number}", "slips", **first)
    elif count:
        yield T("Kitchen slips"), T("all {n} acknowledged", "slips", n=count)


def _again(slip: SlipShown) -> Said:
    """How often it was printed again (补打)."""
    again = slip.paper.prints - 1
    return T("again: {n}", "slips", n=again) if again else ""


def _seen(slip: SlipShown) -> Tag:
    return Tag(T("{at:time} {by}", at=slip.seen_at, by=slip.seen_by or "—"), "ok", "check-check")
