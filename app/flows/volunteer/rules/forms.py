"""Where appraisal forms are, what is still to be entered on them, and when one is stamped (VOL-15)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.enrolling import Replaced
from app.flows.volunteer.facts.forms import FormMove, Stands
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.tracks import Collection, Form
from app.flows.volunteer.rules.ledger import balance
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.settings import CLEARED_WITHIN, FORMS_BACK
from app.kernel.refusal import No


def in_use(student: StudentFacts) -> int:
    """Which of the student's forms is in use: the newest."""
    return len(student.forms)


def last_move(student: StudentFacts) -> FormMove | None:
    """Where the form in use came to be last; nothing while it was never given out."""
    form = in_use(student)
    return next((one for one in reversed(student.moves) if one.form == form), None)


def stands(student: StudentFacts) -> Stands:
    """How the form in use stands."""
    kept = {one.form: one.acts for one in student.moves if one.to is Form.KEPT}
    stamped = stamped_on(kept, {one.n: one.why for one in student.forms})
    move = last_move(student)
    if move is None:
        return Stands(Form.KEPT, len(student.acts), stamped, None, None, None)
    return Stands(move.to, len(student.acts), stamped, move.acts, move.at, move.collection)


def stamped_on(kept: Mapping[int, int], forms: Mapping[int, Replaced | None]) -> int:
    """How many acts of the ledger stand on the newest of some forms, stamped; one that was full goes on on the next.

    `kept` says it of each form that was ever stamped, `forms` why each was opened.
    """
    form = max(forms, default=0)
    while form > 1 and form not in kept and forms[form] is Replaced.FULL:
        form -= 1
    return kept.get(form, 0)


def to_enter(one: Stands) -> int:
    """How many acts of the ledger are still to be entered on a form."""
    return one.acts - one.stamped


def to_give(one: Stands) -> bool:
    """Whether a form is at the centre and goes out: something is to be entered on it."""
    if one.place is Form.ENTERED:
        return one.said != one.acts
    return one.place is not Form.OUT and to_enter(one) > 0


def is_done(one: Stands) -> bool:
    """Whether a form is at the centre, and says all that the ledger does."""
    return one.place is Form.KEPT and to_enter(one) == 0


def equals_the_ledger(student: StudentFacts) -> bool:
    """Whether what was entered last is all that the ledger says."""
    move = last_move(student)
    return move is not None and (move.acts, move.minutes) == (len(student.acts), balance(student))


def forms_of_the_class(
    collection: CollectionFacts, students: tuple[StudentFacts, ...], now: datetime, settings: Any
) -> No | None:
    """The forms of one class go with its collection, each once."""
    if len({one.id for one in students}) < len(students) or not students:
        return No("Name each student once.")
    return _none(
        students,
        lambda one: one.class_on(today(now, settings)) == collection.klass,
        No("{students:list} are of another class: their forms go with its booklets."),
    )


def went_with(student: StudentFacts) -> str | None:
    """The class with whose booklets the form in use went out, while it is not kept: whoever moved meanwhile is of another."""
    move = last_move(student)
    return move.klass if move and move.to is not Form.KEPT else None


def forms_come_back_here(
    collection: CollectionFacts, students: tuple[StudentFacts, ...], now: datetime, settings: Any
) -> No | None:
    """A form comes back with the class that it went out with, or with that of its student (VOL-01)."""
    if len({one.id for one in students}) < len(students) or not students:
        return No("Name each student once.")
    day = today(now, settings)
    return _none(
        students,
        lambda one: collection.klass in (one.class_on(day), went_with(one)),
        No("{students:list} are of another class: their forms go with its booklets."),
    )


def forms_are_here(students: tuple[StudentFacts, ...]) -> No | None:
    """What the leader has is not given once more."""
    told = No("The forms of {students:list} are with the leader already.", mend="enter_forms")
    return _none(students, lambda one: stands(one).place is not Form.OUT, told)


def something_to_enter(students: tuple[StudentFacts, ...]) -> No | None:
    """Forms stay where nothing is to be entered."""
    return _none(
        students,
        lambda one: to_give(stands(one)),
        No("Nothing is to be entered on the forms of {students:list}: they stay here."),
    )


def forms_are_out(students: tuple[StudentFacts, ...]) -> No | None:
    """The leader confirms what the leader has."""
    told = No("The forms of {students:list} are not with the leader.", mend="give_forms")
    return _none(students, lambda one: stands(one).place is Form.OUT, told)


def form_can_differ(student: StudentFacts) -> No | None:
    """A difference is named of a form that is out, or back and not stamped."""
    if stands(student).place in (Form.OUT, Form.ENTERED):
        return None
    return No("This form is kept by the centre: nothing is entered on it now.", mend="give_forms")


def full_form_is_here(student: StudentFacts, why: Replaced) -> No | None:
    """A new form goes on from what is stamped on the full one: that is here first (VOL-01, 15)."""
    place = stands(student).place
    if why is Replaced.LOST or place in (Form.KEPT, Form.DIFFERS):
        return None
    if place is Form.OUT:
        return No("This form is with the leader: it comes back first.", mend="enter_forms")
    return No("What was entered on this form is not stamped yet: stamp it first.", mend="stamp_forms")


def forms_are_entered(students: tuple[StudentFacts, ...]) -> No | None:
    """The leader confirms before the centre stamps."""
    told = No("The leader has not confirmed the forms of {students:list}.", mend="enter_forms")
    return _none(students, lambda one: stands(one).place is Form.ENTERED, told)


def forms_equal_the_ledger(students: tuple[StudentFacts, ...]) -> No | None:
    """Only a form that equals the ledger is stamped."""
    told = No(
        "The ledgers of {students:list} say something else since the list was printed. Give these forms once more.",
        mend="give_forms",
    )
    return _none(students, equals_the_ledger, told)


def not_returned_yet(collection: CollectionFacts) -> No | None:
    """Booklets go home once."""
    if collection.returned is None:
        return None
    return No("These booklets were given back on {day:day}.", {"day": collection.returned})


def forms_back_by(collection: Any, settings: Any) -> dict[str, datetime]:
    """When the forms that went out with a collection should be back."""
    if collection.out is None:
        return {}
    return {"": collection.out + timedelta(days=settings.of(FORMS_BACK))}


def difference_cleared_by(collection: Any, settings: Any) -> dict[str, datetime]:
    """When a difference that the leader named should be cleared, and its form given once more."""
    if collection.differs is None:
        return {}
    return {"": collection.differs + timedelta(days=settings.of(CLEARED_WITHIN))}


def goes_on(collection: CollectionFacts, returned: bool, students: Iterable[StudentFacts]) -> bool:
    """Whether a collection is kept now: its booklets went home, and every form of the class is stamped."""
    waits = collection.step in (Collection.STAMPED, Collection.ENTERED)
    return waits and returned and all(is_done(stands(one)) for one in students)


def _none(students: Iterable[StudentFacts], holds: Callable[[StudentFacts], bool], no: No) -> No | None:
    """The refusal with those of whom something does not hold; nothing where it holds of all."""
    others = [one.id for one in students if not holds(one)]
    return No(no.message, {"students": others}, mend=no.mend) if others else None
