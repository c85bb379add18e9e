"""Two counters certify the same students, put one run away, or sign a list, at the same moment (VOL-34 to 36)."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.counter.print_counts import CountRow
from app.flows.volunteer import papers
from app.flows.volunteer.commands import certificates, keys
from app.flows.volunteer.facts.certificates import SignedList
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


def told(centre: Centre, list: str) -> str:
    """A list, told again from the books."""
    found: SignedList = centre.desk.look(SignedList, list=list).result()
    return found.told


@pytest.mark.both
@pytest.mark.rule("VOL-34", "VOL-35", "COM-06")
def test_a_list_is_told_again_though_certificates_were_given_and_ended_while_it_was_signed(
    certifying: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, who = certifying, pupils(KLASS)
    furnish(centre)
    given_before = [centre.do("issue_certificate", holder=one, style="portrait").number for one in who[:2]]
    for room, name in ((keys, "status_page"), (certificates, "_certified")):
        monkeypatch.setattr(room, name, once_both_know(getattr(room, name)))
    lists: list[str] = []
    with beside(centre, database) as other:
        other.do("unlock_key", id="open", phrase=PHRASE)
        anew = {"style": "portrait", "anew": True}
        for n, one in enumerate(who[1:3]):
            said = at_once(
                lambda n=n: lists.append(centre.do("sign_list", id=f"list-{n}")),
                lambda n=n, one=one: other.do("issue_certificate", id=f"given-{n}", holder=one, **anew),
            )
            assert said == ["", ""]
    lists.append(centre.do("sign_list"))
    assert given_before[1] in told(centre, lists[-1])
    assert [bool(told(centre, one)) for one in lists] == [True] * 3


@pytest.mark.both
@pytest.mark.rule("VOL-34", "VOL-35")
def test_a_list_is_told_again_whatever_the_clock_of_another_counter_says(certifying: Centre) -> None:
    """That one is a minute behind: what it does after the list bears a moment before it."""
    centre, [one, other] = certifying, pupils(KLASS)[:2]
    collection, [entry, _] = credited(centre, one, other)
    showed(centre, one, other)
    centre.do("issue_certificate", holder=one, style="portrait")
    list_ = centre.do("sign_list")
    before = told(centre, list_)
    centre.clock.advance(-timedelta(minutes=1))
    centre.do("issue_certificate", holder=other, style="portrait")
    centre.judged(collection, entry, "judge_fake")
    assert told(centre, list_) == before
    assert given(centre)[0].number in told(centre, centre.do("sign_list")), "the next one holds it"
