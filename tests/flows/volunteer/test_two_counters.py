"""Two counters certify the same students at the same moment, and put the same run away (VOL-35, 36)."""

from collections import Counter

import pytest
from sqlalchemy import select

from app.counter.print_counts import CountRow
from app.flows.volunteer import papers
from app.flows.volunteer.commands import certificates
from tests.fixtures import Database
from tests.flows.volunteer.at_once import at_once, beside, once_both_know
from tests.flows.volunteer.centre import CLASSES, Centre
from tests.flows.volunteer.certified import PHRASE, certifying, credited, ends, given, pupils
from tests.flows.volunteer.certified import shown as showed

__all__ = ["certifying"]
KLASS = next(iter(CLASSES))


def furnish(centre: Centre) -> None:
    """Four of a class have hours, and have shown a document."""
    credited(centre, *pupils(KLASS)[:4])
    showed(centre, *pupils(KLASS)[:4])


def begin(centre: Centre) -> str:
    """A run over the class at a counter."""
    args = {"klasses": [centre.classes[KLASS]], "style": "portrait"}
    return str(centre.do("issue_certificates", id=f"run-{centre.desk.counter}", **args).batch)


@pytest.mark.both
@pytest.mark.rule("VOL-36", "COM-06")
def test_two_runs_over_one_class_give_each_student_one_certificate(
    certifying: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = certifying
    furnish(centre)
    monkeypatch.setattr(certificates, "_hold_unchanged", once_both_know(certificates._hold_unchanged))
    with beside(centre, database) as other:
        other.classes = centre.classes
        other.do("unlock_key", id="open", phrase=PHRASE)
        runs = {begin(centre), begin(other)}
        at_once(centre.house.batches.finish, other.house.batches.finish)
    rows = given(centre)
    assert sorted(one.student for one in rows) == sorted(pupils(KLASS)[:4]) and ends(centre) == {}
    assert {one.batch for one in rows} <= runs and len({one.number for one in rows}) == 4
    # each is on one sheet, by whichever run it was given
    assert Counter(r.n for r in centre.rows(select(CountRow.n))) == {1: 4}


@pytest.mark.both
@pytest.mark.rule("VOL-35", "VOL-36", "COM-06")
def test_a_run_that_is_put_away_at_two_counters_counts_each_sheet(
    certifying: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = certifying
    furnish(centre)
    batch = begin(centre)
    centre.house.batches.finish()
    away = {"klass": centre.classes[KLASS], "batch": batch, "files": "class"}
    monkeypatch.setattr(papers, "class_file", once_both_know(papers.class_file))
    with beside(centre, database) as other:
        said = at_once(
            lambda: centre.do("put_away_certificates", id="here", **away),
            lambda: other.do("put_away_certificates", id="there", **away),
        )
    assert said == ["", ""]
    found = Counter((r.page, r.n) for r in centre.rows(select(CountRow.page, CountRow.n)))
    assert found == {(one.number, n): 1 for one in given(centre) for n in (1, 2, 3)}
