"""Where appraisal forms are, what is still to be entered on them, and when one is stamped (VOL-15)."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.enrolling import Replaced
from app.flows.volunteer.facts.forms import FormMove
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.tracks import Collection, Form
from app.flows.volunteer.rules.ledger import balance
from app.flows.volunteer.settings import FORMS_BACK
from app.kernel.refusal import No


def in_use(student: StudentFacts) -> int:
    """Which of the student's forms is in use: the newest."""
    return len(student.forms)


def last_move(student: StudentFacts) -> FormMove | None:
    """Where the form in use came to be last; nothing while it was never given out."""
    form = in_use(student)
    return next((one for one in reversed(student.moves) if one.form == form), None)


def place(student: StudentFacts) -> Form:
    """Where the form in use is."""
    move = last_move(student)
    return move.to if move else Form.KEPT


def on_form(student: StudentFacts) -> int:
    """How many acts of the ledger stand on the form in use, stamped; one that was full goes on on the next."""
    form = in_use(student)
    while form > 1 and student.forms[form - 1].why is Replaced.FULL and not _stamped(student, form):
        form -= 1
    return _stamped(student, form)


def to_enter(student: StudentFacts) -> int:
    """How many acts of the ledger are still to be entered on the form."""
    return len(student.acts) - on_form(student)


def equals_the_ledger(student: StudentFacts) -> bool:
    """Whether what was entered last is all that the ledger says."""
    move = last_move(student)
    return move is not None and (move.acts, move.minutes) == (len(student.acts), balance(student))


def to_give(student: StudentFacts) -> bool:
    """Whether the form is at the centre and goes out: something is to be entered on it."""
    at = place(student)
    if at is Form.ENTERED:
        return not equals_the_ledger(student)
    return at is not Form.OUT and to_enter(student) > 0


def is_done(student: StudentFacts) -> bool:
    """Whether the form is at the centre, and says all that the ledger does."""
    return place(student) is Form.KEPT and to_enter(student) == 0


def forms_of_the_class(collection: CollectionFacts, students: tuple[StudentFacts, ...]) -> No | None:
    """The forms of one class go with its collection, each once."""
    if len({one.id for one in students}) < len(students) or not students:
        return No("Name each student once.")
    return _none(
        students,
        lambda one: one.klass == collection.klass,
        No("{students:list} are of another class: their forms go with its booklets."),
    )


def forms_are_here(students: tuple[StudentFacts, ...]) -> No | None:
    """What the leader has is not given once more."""
    told = No("The forms of {students:list} are with the leader already.", mend="enter_forms")
    return _none(students, lambda one: place(one) is not Form.OUT, told)


def something_to_enter(students: tuple[StudentFacts, ...]) -> No | None:
    """Forms stay where nothing is to be entered."""
    return _none(
        students, to_give, No("Nothing is to be entered on the forms of {students:list}: they stay here.")
    )


def forms_are_out(students: tuple[StudentFacts, ...]) -> No | None:
    """The leader confirms what the leader has."""
    told = No("The forms of {students:list} are not with the leader.", mend="give_forms")
    return _none(students, lambda one: place(one) is Form.OUT, told)


def form_can_differ(student: StudentFacts) -> No | None:
    """A difference is named of a form that is out, or back and not stamped."""
    if place(student) in (Form.OUT, Form.ENTERED):
        return None
    return No("This form is kept by the centre: nothing is entered on it now.", mend="give_forms")


def forms_are_entered(students: tuple[StudentFacts, ...]) -> No | None:
    """The leader confirms before the centre stamps."""
    told = No("The leader has not confirmed the forms of {students:list}.", mend="enter_forms")
    return _none(students, lambda one: place(one) is Form.ENTERED, told)


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


def goes_on(collection: CollectionFacts, returned: bool, students: Iterable[StudentFacts]) -> bool:
    """Whether a collection is kept now: its booklets went home, and every form of the class is stamped."""
    waits = collection.step in (Collection.STAMPED, Collection.ENTERED)
    return waits and returned and all(map(is_done, students))


def _stamped(student: StudentFacts, form: int) -> int:
    made = [one.acts for one in student.moves if one.form == form and one.to is Form.KEPT]
    return made[-1] if made else 0


def _none(students: Iterable[StudentFacts], holds: Callable[[StudentFacts], bool], no: No) -> No | None:
    """The refusal with those of whom something does not hold; nothing where it holds of all."""
    others = [one.id for one in students if not holds(one)]
    return No(no.message, {"students": others}, mend=no.mend) if others else None
