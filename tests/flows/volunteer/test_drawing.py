"""The audit sample: anybody draws the same entries again from the seed, and nobody chooses whom it hits."""

import hashlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from app.flows.volunteer.checks import draws_fit
from app.flows.volunteer.facts.drawing import Redrawn, Samples, SampleShown
from app.flows.volunteer.facts.figures import Audited, Figures
from app.flows.volunteer.model.drawing import SampleRow
from app.flows.volunteer.rules.drawing import drawn
from app.kernel.text import Kept, T
from app.paper.model import Facts
from app.store.base import spelled
from app.store.journal import Journal
from tests.flows.volunteer.centre import HEADS, Centre
from tests.flows.volunteer.test_forms import papers

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
    assert "counts" in centre.refused("draw_sample", HEADS, **SPAN, count=2, called="4-2-6").message
    collection, entries = counted(centre, 6)
    centre.judged(collection, entries[5], "judge_fake")
    assert centre.refused("draw_sample", **SPAN, count=2, called="4-2-6").who, "the clerk's work is looked at"
    made = centre.do("draw_sample", HEADS, **SPAN, count=2, called="4-2-6")
    one = centre.desk.look(SampleShown, sample=made.sample).result()
    [*_, line, _] = centre.rows(select(Journal.__table__).order_by(Journal.seq))
    told = [line.counter, line.command_id, spelled(line.at), line.staff, line.command]
    head = hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()
    assert (one.head, one.seed) == (head, hashlib.sha256(f"4-2-6 {head}".encode()).hexdigest()), (
        "nobody chose the line, and the head called the number"
    )
    assert [d.record.entry for d in one.entries] == list(drawn(one.seed, entries[:5], 2))
    assert one.of == 5, "a fake counts no more"
    first, second = (d.record.entry for d in one.entries)
    here = {"sample": made.sample}
    missed = next(e for e in entries if e not in (first, second))
    assert "not drawn" in centre.refused("note_finding", **here, entry=missed, right=True).message
    assert "what is not right" in centre.refused("note_finding", **here, entry=first, right=False).message
    centre.do("note_finding", **here, entry=first, right=False, note="主办方说只来了半小时")
    centre.do("note_finding", **here, entry=second, right=True)
    [line] = centre.desk.look(Samples).result().samples
    assert (line.found, line.wrong, line.drawn) == (2, 1, 2)
    assert centre.balance() == 300 - 60, "a finding is no judgement"
    figures = centre.desk.look(Figures, first=date(2026, 8, 1), last=date(2027, 7, 31)).result()
    assert figures.audited == Audited(entries=2, wrong=1), "the year's page tells how much was covered"
    assert centre.do("print_sample", **here)


@pytest.mark.rule("VOL-40", "COM-05")
def test_days_are_drawn_from_again_only_with_a_reason_that_the_paper_tells(centre: Centre) -> None:
    counted(centre, 5)
    told = {"count": 2, "called": "4-2-6"}
    november, september = ({"first": f"2026-{m}-01", "last": f"2026-{m}-30"} for m in (11, "09"))
    made = centre.do("draw_sample", HEADS, **november, **told)
    number = centre.desk.look(SampleShown, sample=made.sample).result().number
    for span in (november, SPAN, {"first": "2026-11-08", "last": "2026-11-08"}):
        no = centre.refused("draw_sample", HEADS, **span, **told)
        assert ("Say why" in no.message, no.args) == (True, {"number": number}), "one day in common is enough"
    again = centre.do("draw_sample", HEADS, **SPAN, **told, why="纪检要求复查")
    one, other = (centre.desk.look(SampleShown, sample=m.sample).result() for m in (made, again))
    assert (one.nth, one.why, other.nth, other.why) == (1, "", 2, "纪检要求复查")
    assert other.seed != one.seed, "the same number called again is another draw"
    [line, _] = centre.desk.look(Samples).result().samples
    assert (line.number, line.nth) == (other.number, 2)
    [facts] = [block for block in papers(centre, "VA")[-1].blocks if isinstance(block, Facts)]
    assert facts.facts[0].label == T("Draw no. {n} over these days, because", n=2)
    assert isinstance(facts.facts[0].value, Kept), "a reason is a personal text"
    assert {other.seed, other.head, other.digest, "4-2-6"} <= {one.value for one in facts.facts[1:]}
    assert "counts" in centre.refused("draw_sample", HEADS, **september, **told).message, (
        "those days are free"
    )


@pytest.mark.both
@pytest.mark.rule("VOL-40", "COM-05")
def test_it_is_drawn_again_from_the_paper_whatever_became_of_the_entries(centre: Centre) -> None:
    collection, entries = counted(centre, 8)
    made = centre.do("draw_sample", HEADS, **SPAN, count=3, called="1-6-1")
    before = centre.desk.look(SampleShown, sample=made.sample).result()
    gone = [before.entries[0].record.entry, next(e for e in entries if e not in before.facts.entries)]
    for entry in gone:
        centre.judged(collection, entry, "judge_fake")
    after = centre.desk.look(SampleShown, sample=made.sample).result()
    assert [d.record.entry for d in after.entries] == [d.record.entry for d in before.entries]
    # With nothing but what the paper and the export say.
    [kept] = centre.rows(select(SampleRow.entries))
    assert sorted(kept.entries.split()) == sorted(entries)
    by_hand = sorted(entries, key=lambda e: hashlib.sha256(f"{after.seed} {e}".encode()).hexdigest())
    assert [d.record.entry for d in after.entries] == by_hand[:3]
    assert after.digest == hashlib.sha256("\n".join(sorted(entries)).encode()).hexdigest()
    assert centre.desk.look(Redrawn, sample=made.sample).result() == Redrawn(after.number, 3, 8, ())


@pytest.mark.rule("VOL-40", "COM-05")
@pytest.mark.parametrize(
    ("altered", "said"),
    [
        ("volunteer_samples SET called = '6'", "not what its number"),
        ("volunteer_samples SET head = seed", "not made with the journal's line"),
        ("volunteer_samples SET entries = substr(entries, 22)", "not those of its digest"),
        ("volunteer_samples SET population = 7", "not those of its digest"),
        ("volunteer_samples SET why = NULL", "nobody said why"),
        ("volunteer_sampled SET n = 4 - n", "gives other entries"),
    ],
)
def test_the_deep_audit_finds_each_alteration_of_a_draw(centre: Centre, altered: str, said: str) -> None:
    counted(centre, 8)
    for why in (None, "纪检要求复查"):
        centre.do("draw_sample", HEADS, **SPAN, count=3, called="1-6-1", why=why)
    with centre.house.store.reading() as db:
        assert list(draws_fit(db)) == []
    centre.house.store.writer.run(lambda db: db.execute(text(f"UPDATE {altered}")))
    with centre.house.store.reading() as db:
        assert said in " ".join(str(found) for found in draws_fit(db))


def counted(centre: Centre, n: int) -> tuple[str, list[str]]:
    """So many entries of one student that count."""
    collection, entries = centre.pile(*({"start": 70 * k, "end": 70 * k + 60} for k in range(8, 8 + n)))
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    return collection, entries
