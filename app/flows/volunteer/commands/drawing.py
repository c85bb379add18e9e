"""Entries are drawn by a recorded seed, and what is found of each is noted."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from annotated_types import Ge, Le

from app.counter.doing import Doing
from app.counter.print_facts import DocumentId
from app.flows.volunteer import papers
from app.flows.volunteer.facts.ids import AuditId, EntryId, SampleId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.drawing import AuditRow, SampledRow, SampleRow
from app.flows.volunteer.papers.drawing import SAMPLE
from app.flows.volunteer.queries.drawing import population, sample_shown, samples
from app.flows.volunteer.rules.drawing import digest_of, drawn, over_the_same_days, seed_of
from app.kernel.command import does
from app.kernel.fields import Code, Note
from app.kernel.refusal import No, Refused
from app.store.journal import newest

Count = Annotated[int, Ge(1), Le(500)]


@dataclass(frozen=True)
class Sampled:
    """A draw, with its list."""

    sample: SampleId
    document: DocumentId


@does(FLOW)
def draw_sample(
    do: Doing, first: date, last: date, count: Count, called: Code, why: Note | None = None
) -> Sampled:
    """Draw so many of the entries that count, and print the list; every draw stays in the book.

    The seed is made of the number that was called and the journal's newest line. Days that were drawn from
    before are drawn from again only with a reason, which the paper tells.
    """
    of = population(do.db, first, last)
    if not of:
        raise Refused(No("No entry of these days counts."))
    if (before := over_the_same_days(samples(do.db).samples, first, last)) and why is None:
        told = {"number": before[0].number}
        raise Refused(No("{number} was drawn from these days. Say why they are drawn from again.", told))
    sample, number, head = do.new(SampleId), do.number(SAMPLE), newest(do.db, do.counter)
    seed = seed_of(called, head)
    row = {"id": sample, "number": number, "first": first, "last": last, "called": called, "head": head}
    told_of = {"seed": seed, "population": len(of), "digest": digest_of(of), "entries": " ".join(of)}
    who = {"why": why.id if why and before else None, "by": do.staff.login, "at": do.now}
    do.add(SampleRow, row | told_of | who)
    rows = ({"sample": sample, "entry": one, "n": n} for n, one in enumerate(drawn(seed, of, count), 1))
    do.add(SampledRow, *rows)
    return Sampled(sample, print_sample_of(do, sample))


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
    return do.print(papers.sample_list(sample_shown(do.db, sample), do.settings), papers.LISTS)
