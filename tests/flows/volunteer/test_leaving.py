"""A student leaves after the last service; a form is replaced once, however many clerks mean to (VOL-01)."""

import pytest
from sqlalchemy import select

from app.flows.volunteer.commands import enrolling, entering, moving
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.model.forms import FormRow
from tests.fixtures import Database
from tests.flows.volunteer.at_once import at_once, beside, once_both_know
from tests.flows.volunteer.centre import MORNING, Centre, service

FEW = "23140501"


def forms(centre: Centre) -> int:
    return len(centre.rows(select(FormRow.n).where(FormRow.student == FEW)))


@pytest.mark.rule("VOL-01", "VOL-10")
def test_nobody_leaves_before_what_they_served(centre: Centre) -> None:
    collection, [entry] = centre.pile({})
    day = MORNING["day"]
    no = centre.refused("leave_class", student=FEW, on=day)
    assert (str(no.args["day"]), no.mend) == (day, "strike_entry")
    assert centre.refused("leave_class", student=FEW, on="2026-10-01").mend == "strike_entry"
    centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    assert centre.refused("leave_class", student=FEW, on=day), "what counts was served with the class"
    centre.do("leave_class", student=FEW, on="2026-11-09")
    assert centre.balance() == 180


@pytest.mark.rule("VOL-01", "VOL-10")
def test_nobody_joined_after_what_they_served(centre: Centre) -> None:
    collection, [entry] = centre.pile({})
    right = {"student": FEW, "name": "陈思源"}
    no = centre.refused("correct_student", **right, joined="2026-11-09")
    assert (str(no.args["day"]), no.mend) == (MORNING["day"], "strike_entry")
    centre.do("correct_student", **right, joined=MORNING["day"])
    centre.do("strike_entry", collection=collection, entry=entry)
    centre.do("correct_student", **right, joined="2026-11-09")


@pytest.mark.both
@pytest.mark.rule("VOL-01", "COM-06")
def test_whoever_leaves_while_a_service_is_entered_does_one_or_the_other(
    centre: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection = centre.hand_in()
    meet = once_both_know(lambda do: None)
    for room in (entering, moving):
        held = room.hold_unmoved
        monkeypatch.setattr(room, "hold_unmoved", lambda do, people, held=held: (meet(do), held(do, people)))
    with beside(centre, database) as other:
        said = at_once(
            lambda: centre.do("leave_class", id="here", student=FEW, on=MORNING["day"]),
            lambda: other.do(
                "enter_service", id="there", collection=collection, students=[FEW], service=service()
            ),
        )
    [left] = centre.rows(select(StudentRow.left).where(StudentRow.id == FEW))
    entered = len(centre.facts(collection).entries)
    assert [bool(one) for one in said].count(True) == 1, said
    assert (left.left is None) is (entered == 1)


@pytest.mark.rule("VOL-01", "COM-06")
def test_a_form_that_somebody_else_replaced_is_not_replaced_once_more(centre: Centre) -> None:
    lost = {"student": FEW, "why": "lost", "seen": {"forms_opened": 1}}
    centre.do("replace_form", **lost)
    no = centre.refused("replace_form", **lost)
    assert (no.args["seen"], no.args["now"], forms(centre)) == (1, 2, 2)
    centre.do("replace_form", **lost | {"seen": {"forms_opened": 2}})
    assert forms(centre) == 3


@pytest.mark.both
@pytest.mark.rule("VOL-01", "COM-06")
def test_of_two_clerks_who_replace_one_lost_form_one_does(
    centre: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolling, "_open_form", once_both_know(enrolling._open_form))
    lost = {"student": FEW, "why": "lost", "seen": {"forms_opened": 1}}
    with beside(centre, database) as other:
        said = at_once(
            lambda: centre.do("replace_form", id="here", **lost),
            lambda: other.do("replace_form", id="there", **lost),
        )
    assert sorted(map(bool, said)) == [False, True] and forms(centre) == 2
