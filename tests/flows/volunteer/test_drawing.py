"""The audit sample: anybody draws the same entries again from the seed, and nobody chooses whom it hits."""

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.volunteer.facts.drawing import Samples, SampleShown
from app.flows.volunteer.facts.figures import Audited, Figures
from app.flows.volunteer.rules.drawing import drawn
from tests.flows.volunteer.centre import Centre

SPAN = {"first": "2026-08-01", "last": "2027-07-31"}


@pytest.mark.rule("VOL-40")
@given(
    st.sets(st.text("abcdef0123456789", min_size=4, max_size=8)),
    st.integers(1, 9),
    st.text("123456", min_size=1),
)
def test_the_draw_depends_on_seed_and_entries_alone(entries: set[str], count: int, seed: str) -> None:
    found = drawn(seed, sorted(entries), count)
    assert found == drawn(seed, sorted(entries, reverse=True), count), "nor on any order"
    assert len(found) == min(count, len(entries)) and set(found) <= entries
    left = [hashlib.sha256(f"{seed} {one}".encode()).hexdigest() for one in entries - set(found)]
    last = max((hashlib.sha256(f"{seed} {one}".encode()).hexdigest() for one in found), default="")
    assert all(one > last for one in left), "as the paper says"


@pytest.mark.both
@pytest.mark.rule("VOL-40")
def test_a_draw_is_kept_with_its_seed_and_what_was_found(centre: Centre) -> None:
    assert "counts" in centre.refused("draw_sample", **SPAN, count=2, seed="4-2-6").message
    services = [{"start": 70 * n, "end": 70 * n + 60} for n in range(8, 14)]
    collection, entries = centre.pile(*services)
    for entry in entries[:5]:
        centre.judged(collection, entry)
    centre.judged(collection, entries[5], "judge_fake")
    centre.do("stamp_collection", collection=collection)
    made = centre.do("draw_sample", **SPAN, count=2, seed="4-2-6")
    again = centre.do("draw_sample", **SPAN, count=2, seed="4-2-6")
    one, other = (centre.desk.look(SampleShown, sample=s.sample).result() for s in (made, again))
    assert [d.record.entry for d in one.entries] == list(drawn("4-2-6", entries[:5], 2))
    assert [d.record.entry for d in other.entries] == [d.record.entry for d in one.entries]
    assert one.of == 5, "a fake counts no more"
    first, second = (d.record.entry for d in one.entries)
    here = {"sample": made.sample}
    missed = next(e for e in entries if e not in (first, second))
    assert "not drawn" in centre.refused("note_finding", **here, entry=missed, right=True).message
    assert "what is not right" in centre.refused("note_finding", **here, entry=first, right=False).message
    centre.do("note_finding", **here, entry=first, right=False, note="主办方说只来了半小时")
    centre.do("note_finding", **here, entry=second, right=True)
    newest, oldest = sorted(
        centre.desk.look(Samples).result().samples, key=lambda line: line.id != again.sample
    )
    assert (newest.found, oldest.found, oldest.wrong, oldest.drawn) == (0, 2, 1, 2)
    assert centre.balance() == 300, "a finding is no judgement"
    figures = centre.desk.look(Figures, first=date(2026, 8, 1), last=date(2027, 7, 31)).result()
    assert figures.audited == Audited(entries=2, wrong=1), "the year's page tells how much was covered"
    assert centre.do("print_sample", **here)
