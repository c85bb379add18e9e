"""The college's list keeps what the college decided, and changes no hours (VOL-23)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.counter.documents import DocumentRow
from app.flows.volunteer.facts.college import CollegeList
from app.flows.volunteer.rules.college import listed
from tests.flows.volunteer.centre import HEADS, Centre


@pytest.mark.both
@pytest.mark.rule("VOL-23", "VOL-20")
def test_what_the_college_decides_stands_beside_the_fake_and_changes_no_hours(centre: Centre) -> None:
    times = [{"start": 70 * n, "end": 70 * n + 60} for n in range(8, 12)]
    collection, (real, more, one, two) = centre.pile(*times)
    here = {"collection": collection}
    for entry in (real, more):
        centre.judged(collection, entry)
    centre.judged(collection, one, "judge_fake", why="名单无此人")
    centre.clock.advance(timedelta(minutes=1))
    centre.judged(collection, two, "judge_fake")
    centre.do("stamp_collection", **here)
    before = centre.ledger()
    told = {"what": "通报批评", "who": "学院党总支", "on": "2026-11-23"}
    assert (
        "still to come"
        in centre.refused("note_decision", **here, entry=one, **{**told, "on": "2026-11-24"}).message
    )
    assert centre.refused("note_decision", **here, entry=real, **told).args, "no fake, nothing to decide"
    centre.do("note_decision", **here, entry=one, **told)
    centre.do("note_decision", **here, entry=one, **{**told, "what": "取消评优"})
    assert centre.ledger() == before
    newest, oldest = centre.desk.look(CollegeList).result().fakes
    assert [(f.entry, f.nth, len(f.decisions)) for f in (newest, oldest)] == [(two, 2, 0), (one, 1, 2)]
    assert (oldest.why, oldest.name, oldest.klass) == ("名单无此人", "陈思远", "机电2314班")
    assert [d.what for d in oldest.decisions] == ["通报批评", "取消评优"]
    assert len(listed(centre.desk.look(CollegeList).result(), lambda text, _: text).rows) == 3
    # A withdrawn judgement leaves the list, unless the college had decided already: then it says so.
    for entry in (one, two):
        centre.do("withdraw_judgement", HEADS, **here, entry=entry, student="23140501", why="名单补上了")
    [left] = centre.desk.look(CollegeList).result().fakes
    assert left.entry == one and left.withdrawn
    document = centre.do("print_college_list")
    [data] = centre.rows(select(DocumentRow.data).where(DocumentRow.id == document))
    assert "陈思远" not in str(data[0]), "a paper holds the drawer's id, never the name"
