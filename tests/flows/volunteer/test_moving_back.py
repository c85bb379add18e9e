"""Forms that are away on the day of a move, moves that are taken back, and what two counters do at once (VOL-01)."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from app.flows.volunteer.checks import classes_fit, ledgers_fit, tallies_fit
from app.flows.volunteer.commands import entering, moving
from app.flows.volunteer.facts.form_views import ClassForms, FormsBook
from app.flows.volunteer.facts.ids import TallyId
from app.flows.volunteer.facts.people import StudentsFound
from app.flows.volunteer.facts.tracks import Form
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import MoveBackRow, MoveRow
from app.flows.volunteer.rules.forms import is_done, stands
from tests.fixtures import Database
from tests.flows.volunteer.at_once import at_once, beside, once_both_know
from tests.flows.volunteer.centre import HEADS, Centre, service
from tests.flows.volunteer.test_moving import FEW, NEW, NOVEMBER, OLD, kept, move, names, settle

WHY = "日期写错了"


def back(centre: Centre) -> None:
    centre.do("withdraw_move", student=FEW, why=WHY)


def fits(centre: Centre) -> bool:
    with centre.house.store.reading() as db:
        return [*ledgers_fit(db), *tallies_fit(db), *classes_fit(db)] == []


@pytest.mark.both
@pytest.mark.rule("VOL-01", "VOL-15")
def test_a_form_that_is_out_on_the_day_of_a_move_comes_back_with_the_class_that_took_it(
    centre: Centre,
) -> None:
    move(centre, on="2026-12-01")
    collection = kept(centre, OLD, "2026-11-08")
    here = {"collection": collection, "students": [FEW]}
    centre.do("give_forms", **here)
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    assert FEW in names(centre, ClassForms, OLD) & names(centre, ClassForms, NEW), "who has it always shows"
    out = {
        one.name: sum(form.place is Form.OUT for form in one.forms)
        for one in centre.desk.look(FormsBook).result().classes
    }
    assert out == {OLD: 1, NEW: 0}
    centre.do("enter_forms", **here)
    centre.do("stamp_forms", **here)
    assert is_done(stands(centre.student(FEW)))
    assert FEW not in names(centre, ClassForms, OLD), "kept: it is the new class's"
    assert "another class" in centre.refused("give_forms", **here).message


@pytest.mark.both
@pytest.mark.rule("VOL-01")
def test_a_move_with_a_wrong_day_is_taken_back_and_made_anew(centre: Centre) -> None:
    assert "never moved" in centre.refused("withdraw_move", student=FEW, why=WHY).message
    move(centre, on="2026-11-20")
    back(centre)
    assert centre.student().spells[-1].klass == centre.classes[OLD]
    assert "never moved" in centre.refused("withdraw_move", student=FEW, why=WHY).message
    move(centre, on="2026-11-10")
    [line] = centre.desk.look(StudentsFound, words=FEW).result().students
    assert [one.since for one in line.facts.spells[1:]] == [date(2026, 11, 10)]
    assert [(one.klass, one.since, one.why, one.by) for one in line.back] == [
        (NEW, date(2026, 11, 20), WHY, "许老师")
    ]
    rows = centre.rows(select(MoveRow.n, MoveRow.since).order_by(MoveRow.n))
    assert [tuple(r) for r in rows] == [(1, date(2026, 11, 20)), (2, date(2026, 11, 10))]
    assert [r.n for r in centre.rows(select(MoveBackRow.n))] == [1]
    assert FEW in names(centre, ClassForms, NEW) and FEW not in names(centre, ClassForms, OLD)
    assert fits(centre)


@pytest.mark.rule("VOL-01", "VOL-10")
def test_what_the_new_class_entered_is_struck_before_a_move_is_taken_back(centre: Centre) -> None:
    move(centre)
    collection = kept(centre, NEW, "2026-11-12")
    no = centre.refused("withdraw_move", student=FEW, why=WHY)
    assert (no.mend, no.args["n"], no.args["day"]) == ("strike_entry", 1, date(2026, 11, 10))
    [entry] = centre.facts(collection).entries
    centre.judged(collection, entry.id, "strike_stamped", why="转班写错了")
    back(centre)
    old = centre.hand_in()
    centre.enter(old, FEW, day="2026-11-12")
    assert fits(centre)


@pytest.mark.rule("VOL-01", "VOL-10")
def test_what_the_new_class_sent_back_may_still_be_approved_and_is_struck_too(centre: Centre) -> None:
    move(centre)
    collection = centre.hand_in(2, 2, NEW)
    times = ({"start": 600, "end": 660}, {"start": 900, "end": 960})
    struck, again = (centre.enter(collection, FEW, day="2026-11-12", **at)[0] for at in times)
    centre.do("strike_entry", collection=collection, entry=struck)
    centre.do("correct_hand_in", collection=collection, booklets=1, listed=1, why="录重了")
    centre.do("close_pile", collection=collection)
    centre.judged(collection, again, "send_back_entry", why="地点没写")
    assert centre.refused("withdraw_move", student=FEW, why=WHY).args["n"] == 1
    centre.do("strike_entry", collection=collection, entry=again)
    back(centre)
    assert fits(centre)


@pytest.mark.rule("VOL-01", "VOL-30")
def test_a_move_that_was_tallied_since_is_not_taken_back(centre: Centre) -> None:
    move(centre)
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    tally = {"tally": TallyId.of(centre.classes[OLD], NOVEMBER)}
    centre.do("confirm_tally", **tally, leader="刘洋")
    no = centre.refused("withdraw_move", student=FEW, why=WHY)
    assert (no.mend, no.args) == ("move_student", {"month": "2026-11", "klass": OLD})
    centre.do("send_back_tally", **tally, why="转班日期要改")
    centre.do("withdraw_move", HEADS, student=FEW, why=WHY)


@pytest.mark.rule("VOL-01", "VOL-15")
def test_a_form_that_went_out_with_the_new_class_comes_back_with_it_after_the_move_was_taken_back(
    centre: Centre,
) -> None:
    settle(centre, kept(centre, OLD, "2026-11-08"))
    move(centre)
    other = centre.hand_in(1, 1, NEW)
    [entry] = centre.enter(other, "24021001")
    centre.do("close_pile", collection=other)
    centre.judged(other, entry)
    centre.do("stamp_collection", collection=other)
    centre.do("replace_form", student=FEW, why="lost")
    here = {"collection": other, "students": [FEW]}
    centre.do("give_forms", **here)
    back(centre)
    centre.do("enter_forms", **here)
    centre.do("stamp_forms", **here)
    assert is_done(stands(centre.student(FEW)))


def _both(centre: Centre, other: Centre, entered: dict[str, Any], *acts: str) -> list[str]:
    moved = {"student": FEW, "klass": centre.classes[NEW], "on": "2026-11-08"}
    told = {"enter_service": entered, "move_student": moved, "withdraw_move": {"student": FEW, "why": WHY}}
    first, second = acts
    return at_once(
        lambda: centre.do(first, id="here", **told[first]),
        lambda: other.do(second, id="there", **told[second]),
    )


@pytest.mark.both
@pytest.mark.rule("VOL-01", "VOL-10", "COM-06")
def test_of_an_entry_and_a_move_at_the_same_moment_one_is_refused(
    centre: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has judged its facts before the other writes; who has the student's row first is heard."""
    entered = {"collection": centre.hand_in(), "students": [FEW], "service": service()}
    known = once_both_know(lambda *_: None)
    _after(monkeypatch, known)
    with beside(centre, database) as other:
        said = _both(centre, other, entered, "enter_service", "move_student")
    assert sorted(map(bool, said)) == [False, True], said
    assert fits(centre)
    assert len(centre.rows(select(EntryRow.id))) + len(centre.rows(select(MoveRow.n))) == 1


@pytest.mark.both
@pytest.mark.rule("VOL-01", "COM-06")
def test_of_an_entry_and_a_move_that_is_taken_back_at_the_same_moment_one_is_refused(
    centre: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    move(centre, on="2026-11-08")
    entered = {"collection": centre.hand_in(1, 1, NEW), "students": [FEW], "service": service()}
    _after(monkeypatch, once_both_know(lambda *_: None))
    with beside(centre, database) as other:
        said = _both(centre, other, entered, "enter_service", "withdraw_move")
    assert sorted(map(bool, said)) == [False, True], said
    assert fits(centre)


def _after(monkeypatch: pytest.MonkeyPatch, known: Any) -> None:
    """Let both acts meet once their facts were judged, before either takes the student."""
    hold, taken = entering.hold_free, moving._taken

    def hold_free(*args: Any) -> None:
        known()
        hold(*args)

    def take(do: Any) -> Any:
        known()
        return taken(do)

    monkeypatch.setattr(entering, "hold_free", hold_free)
    monkeypatch.setattr(moving, "_taken", take)
