"""The audit sample: anybody draws the same entries again from the seed, and nobody chooses whom it hits."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from app.flows.volunteer.checks import draws_fit
from app.flows.volunteer.facts.drawing import Redrawn, Samples, SampleShown
from app.flows.volunteer.facts.figures import Audited, Figures
from app.flows.volunteer.model.drawing import SampleRow
from app.flows.volunteer.papers.drawing import HOW, NOT_PROVEN, NOT_YET, PROVEN
from app.flows.volunteer.rules.drawing import drawn, seed_of
from app.kernel.text import Kept, T
from app.paper.model import Facts, Paper, Table, Words
from app.store.base import spelled
from app.store.journal import Journal, mark
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
    assert "counts" in centre.refused("seal_sample", HEADS, **SPAN, count=2, called="4-2-6").message
    collection, entries = counted(centre, 6)
    centre.judged(collection, entries[5], "judge_fake")
    assert centre.refused("seal_sample", **SPAN, count=2, called="4-2-6").who, "the clerk's work is looked at"
    made = seal(centre, count=2, called="4-2-6")
    here = {"sample": made.sample}
    assert centre.refused("draw_sample", **here).who
    sealed = shown(centre, made.sample)
    assert (sealed.drawn, sealed.entries, sealed.count, sealed.of) == (None, (), 2, 5), (
        "a fake counts no more"
    )
    assert "not drawn" in centre.refused("note_finding", **here, entry=entries[0], right=True).message
    centre.clock.set(centre.clock.now() + timedelta(microseconds=1))
    centre.do("draw_sample", HEADS, **here)
    one = shown(centre, made.sample)
    [*_, line] = centre.rows(select(Journal.__table__).order_by(Journal.seq))
    assert line.command == "volunteer.draw_sample"
    told = [line.counter, line.command_id, spelled(line.at), line.staff, line.command]
    mark = hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()
    assert one.drawn and (one.drawn.line, one.drawn.seed) == (
        mark,
        hashlib.sha256(f"4-2-6 {mark}".encode()).hexdigest(),
    ), "of the draw's own moment, which comes after the seal"
    assert [d.record.entry for d in one.entries] == list(drawn(one.drawn.seed, entries[:5], 2))
    assert "drawn already" in centre.refused("draw_sample", HEADS, **here).message
    first, second = (d.record.entry for d in one.entries)
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


@pytest.mark.both
@pytest.mark.rule("VOL-40")
def test_whoever_seals_can_try_numbers_beforehand_and_still_chooses_nothing(centre: Centre) -> None:
    """Everything that stands in the journal is known, the number is chosen: the draw takes another moment."""
    counted(centre, 6)
    seeds = set()
    for n in range(3):
        made = seal(centre, count=2, called="1", why="复查" if n else None)
        [*_, line] = centre.rows(select(Journal.__table__).order_by(Journal.seq))
        known = mark(line)
        centre.clock.set(centre.clock.now() + timedelta(microseconds=1))
        centre.do("draw_sample", HEADS, sample=made.sample)
        how = shown(centre, made.sample).drawn
        assert how and known not in how.line and how.seed != seed_of("1", known)
        seeds.add(how.seed)
    assert len(seeds) == 3


@pytest.mark.both
@pytest.mark.rule("VOL-40")
def test_what_counts_after_the_seal_is_not_drawn_from(centre: Centre) -> None:
    _, entries = counted(centre, 3)
    made = seal(centre, count=9, called="4")
    centre.clock.set(datetime(2026, 12, 8, 6, 6, tzinfo=UTC))
    counted(centre, 2, since=3)
    centre.do("draw_sample", HEADS, sample=made.sample)
    assert {d.record.entry for d in shown(centre, made.sample).entries} == set(entries)


@pytest.mark.rule("VOL-40", "COM-05")
def test_days_are_drawn_from_again_only_with_a_reason_that_the_paper_tells(centre: Centre) -> None:
    counted(centre, 5)
    told = {"count": 2, "called": "4-2-6"}
    november, september = ({"first": f"2026-{m}-01", "last": f"2026-{m}-30"} for m in (11, "09"))
    made = seal(centre, **november, **told)
    number = shown(centre, made.sample).number
    for span in (november, SPAN, {"first": "2026-11-08", "last": "2026-11-08"}):
        no = centre.refused("seal_sample", HEADS, **span, **told)
        assert ("Say why" in no.message, no.args) == (True, {"number": number}), "one day in common is enough"
    again = seal(centre, **told, why="纪检要求复查")
    for sample in (made.sample, again.sample):
        centre.do("draw_sample", HEADS, sample=sample)
    one, other = (shown(centre, m.sample) for m in (made, again))
    assert (one.nth, one.why, other.nth, other.why) == (1, "", 2, "纪检要求复查")
    assert one.drawn and other.drawn and other.drawn.seed != one.drawn.seed, "the same number is another draw"
    [line, _] = centre.desk.look(Samples).result().samples
    assert (line.number, line.nth) == (other.number, 2)
    assert "counts" in centre.refused("seal_sample", HEADS, **september, **told).message, (
        "those days are free"
    )


@pytest.mark.rule("VOL-40", "COM-05")
def test_the_paper_says_what_was_sealed_and_what_a_draw_proves_and_what_not(centre: Centre) -> None:
    counted(centre, 5)
    seal(centre, count=2, called="4-2-6")
    again = seal(centre, count=2, called="4-2-6", why="纪检要求复查")
    sealed = papers(centre, "VA")[-1]
    assert said(sealed) == [HOW, NOT_YET] and not any(isinstance(one, Table) for one in sealed.blocks)
    centre.do("draw_sample", HEADS, sample=again.sample)
    drawn_ = papers(centre, "VA")[-1]
    assert said(drawn_) == [HOW, PROVEN, NOT_PROVEN]
    [facts] = [block for block in drawn_.blocks if isinstance(block, Facts)]
    assert facts.facts[0].label == T("Draw no. {n} over these days, because", n=2)
    assert isinstance(facts.facts[0].value, Kept), "a reason is a personal text"
    other = shown(centre, again.sample)
    assert other.drawn
    told = {one.value for one in facts.facts[1:]}
    assert {other.drawn.seed, other.drawn.line, other.digest, "4-2-6"} <= told


@pytest.mark.both
@pytest.mark.rule("VOL-40", "COM-05")
def test_it_is_drawn_again_from_the_paper_whatever_became_of_the_entries(centre: Centre) -> None:
    collection, entries = counted(centre, 8)
    made = seal(centre, count=3, called="1-6-1")
    sealed = centre.desk.look(Redrawn, sample=made.sample).result()
    assert sealed == Redrawn(shown(centre, made.sample).number, 0, 8, ())
    centre.do("draw_sample", HEADS, sample=made.sample)
    before = shown(centre, made.sample)
    gone = [before.entries[0].record.entry, next(e for e in entries if e not in before.facts.entries)]
    for entry in gone:
        centre.judged(collection, entry, "judge_fake")
    after = shown(centre, made.sample)
    assert [d.record.entry for d in after.entries] == [d.record.entry for d in before.entries]
    # With nothing but what the paper and the export say.
    [kept] = centre.rows(select(SampleRow.entries))
    assert after.drawn and sorted(kept.entries.split()) == sorted(entries)
    seed = after.drawn.seed
    by_hand = sorted(entries, key=lambda e: hashlib.sha256(f"{seed} {e}".encode()).hexdigest())
    assert [d.record.entry for d in after.entries] == by_hand[:3]
    assert after.digest == hashlib.sha256("\n".join(sorted(entries)).encode()).hexdigest()
    assert centre.desk.look(Redrawn, sample=made.sample).result() == Redrawn(after.number, 3, 8, ())


@pytest.mark.rule("VOL-40", "COM-05")
@pytest.mark.parametrize(
    ("altered", "said"),
    [
        ("UPDATE volunteer_samples SET called = '6'", "not what its number"),
        ("UPDATE volunteer_draws SET line = seed", "not made with the journal's line"),
        ("UPDATE volunteer_draws SET id = 'another'", "not made with the journal's line"),
        ("UPDATE volunteer_samples SET entries = substr(entries, 22)", "not those of its digest"),
        ("UPDATE volunteer_samples SET population = 7", "not those of its digest"),
        ("UPDATE volunteer_samples SET size = 2", "gives other entries"),
        ("UPDATE volunteer_samples SET why = NULL", "nobody said why"),
        ("UPDATE volunteer_sampled SET n = 4 - n", "gives other entries"),
    ],
)
def test_the_deep_audit_finds_each_alteration_of_a_draw(centre: Centre, altered: str, said: str) -> None:
    counted(centre, 8)
    seal(centre, count=3, called="1-6-1")
    made = seal(centre, count=3, called="1-6-1", why="纪检要求复查")
    centre.do("draw_sample", HEADS, sample=made.sample)
    with centre.house.store.reading() as db:
        assert list(draws_fit(db)) == []
    centre.house.store.writer.run(lambda db: db.execute(text(altered)))
    with centre.house.store.reading() as db:
        assert said in " ".join(str(found) for found in draws_fit(db))


def seal(centre: Centre, **more: Any) -> Any:
    """Seal the entries of the year, or of other days."""
    return centre.do("seal_sample", HEADS, **{**SPAN, **more})


def shown(centre: Centre, sample: str) -> SampleShown:
    return centre.desk.look(SampleShown, sample=sample).result()


def said(paper: Paper) -> list[Any]:
    """The sentences of a paper."""
    return [one.says for one in paper.blocks if isinstance(one, Words)]


def counted(centre: Centre, n: int, since: int = 0) -> tuple[str, list[str]]:
    """So many entries of one student that count, `since` so many others of that day."""
    hours = range(8 + since, 8 + since + n)
    collection, entries = centre.pile(*({"start": 70 * k, "end": 70 * k + 60} for k in hours))
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    return collection, entries
