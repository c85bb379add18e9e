"""What is drawn from is sealed, then entries are drawn by a seed that nobody knew, and what is found of each is noted."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from annotated_types import Ge, Le

from app.counter.doing import Doing
from app.counter.print_facts import DocumentId
from app.flows.volunteer import papers
from app.flows.volunteer.facts.ids import AuditId, DrawId, EntryId, SampleId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.drawing import AuditRow, DrawRow, SampledRow, SampleRow
from app.flows.volunteer.papers.drawing import SAMPLE
from app.flows.volunteer.queries.drawing import DRAW, draws, population, sample_shown, samples
from app.flows.volunteer.rules.drawing import digest_of, drawn, over_the_same_days, seed_of
from app.kernel.command import does
from app.kernel.fields import Code, Note
from app.kernel.refusal import No, Refused
from app.store.journal import Line, mark

Count = Annotated[int, Ge(1), Le(500)]


@dataclass(frozen=True)
class Sampled:
    """What was sealed, with its paper."""

    sample: SampleId
    document: DocumentId


@does(FLOW)
def seal_sample(
    do: Doing, first: date, last: date, count: Count, called: Code, why: Note | None = None
) -> Sampled:
    """Seal the number that was called with the entries that count, before anybody can know the seed; every seal stays.

    Days that were sealed before are drawn from again only with a reason, which the paper tells.
    """
    of = population(do.db, first, last)
    if not of:
        raise Refused(No("No entry of these days counts."))
    if (before := over_the_same_days(samples(do.db, do.viewer).samples, first, last)) and why is None:
        told = {"number": before[0].number}
        raise Refused(No("{number} was drawn from these days. Say why they are drawn from again.", told))
    sample = do.new(SampleId)
    row = {"id": sample, "number": do.number(SAMPLE), "first": first, "last": last, "called": called}
    told_of = {"size": count, "population": len(of), "digest": digest_of(of), "entries": " ".join(of)}
    who = {"why": why.id if why and before else None, "by": do.staff.login, "at": do.now}
    do.add(SampleRow, row | told_of | who)
    return Sampled(sample, print_sample_of(do, sample))


@does(FLOW)
def draw_sample(do: Doing, sample: SampleId) -> DocumentId:
    """Draw from what was sealed, by the seed that this command's own line in the journal makes with the number called."""
    draw = do.new(DrawId)
    kept = draws(do.db)[sample]
    line = mark(Line(do.counter, do.id, do.now, do.staff.login, DRAW))
    seed = seed_of(kept.called, line)
    row = {"id": draw, "sample": sample, "line": line, "seed": seed}
    do.add(DrawRow, row | {"by": do.staff.login, "at": do.now})
    rows = enumerate(drawn(seed, kept.entries, kept.count), 1)
    do.add(SampledRow, *({"sample": sample, "entry": one, "n": n} for n, one in rows))
    return print_sample_of(do, sample)


@does(FLOW)
def note_finding(do: Doing, sample: SampleId, entry: EntryId, right: bool, note: Note | None = None) -> None:
    """Note whether a drawn entry is right, and what is not; a judgement is another act."""
    row = {"id": do.new(AuditId), "sample": sample, "entry": entry, "right": right}
    do.add(AuditRow, row | {"note": note.id if note else None, "by": do.staff.login, "at": do.now})


@does(FLOW)
def print_sample(do: Doing, sample: SampleId) -> DocumentId:
    """Print a draw with what was found until now."""
    return print_sample_of(do, sample)


def print_sample_of(do: Doing, sample: SampleId) -> DocumentId:
    """The list of a draw, queued; returns its document."""
    return do.print(papers.sample_list(sample_shown(do.db, sample, do.viewer), do.settings), papers.LISTS)
