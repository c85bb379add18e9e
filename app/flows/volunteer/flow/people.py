"""登记: classes by school year, their students, and each student's form (VOL-01)."""

from app.flows.volunteer.facts.roles import CENTRE, LISTS
from app.flows.volunteer.rules import enrolling, forms, moving, relied
from app.kernel.flow import Changed, act
from app.kernel.refusal import No
from app.kernel.steps import there
from app.kernel.text import T

CLASHES = {
    "pk_volunteer_forms": No("Somebody else has just opened a new form for this student. Look again."),
}
CHANGED = {
    "forms_opened": Changed(
        No("You saw form {seen} of this student; form {now} is in use now, opened by {staff}. Look again."),
        by=("replace_form",),
    )
}
ACTS = (
    act(
        "open_class",
        LISTS,
        when=(enrolling.college_is_known,),
        title=T("Open a class for a school year"),
    ),
    act(
        "name_officers",
        LISTS,
        klass=there,
        when=(enrolling.team_is_there,),
        title=T("Name leader and secretary"),
    ),
    act(
        "enrol_student",
        LISTS,
        when=(enrolling.college_is_known, enrolling.joins_soon),
        title=T("Take a student into a class"),
    ),
    act(
        "correct_student",
        LISTS,
        student=there,
        when=(enrolling.joined_soon, enrolling.joins_before_leaving, moving.joined_before_moving),
        title=T("Correct name or day of joining"),
    ),
    act(
        "move_student",
        LISTS,
        student=there,
        klass=there,
        when=(
            enrolling.is_of_the_class,
            moving.to_another_class,
            moving.after_the_last_move,
            moving.not_years_ahead,
            moving.class_is_opened_then,
            moving.form_is_settled,
        ),
        title=T("Move a student to another class"),
    ),
    act(
        "withdraw_move",
        LISTS,
        student=there,
        when=(enrolling.is_of_the_class, moving.has_moved),
        title=T("Take a move back"),
    ),
    act(
        "leave_class",
        LISTS,
        student=there,
        when=(enrolling.is_of_the_class, enrolling.leaves_after_joining),
        title=T("A student leaves the class"),
    ),
    act(
        "return_to_class",
        LISTS,
        student=there,
        when=(enrolling.has_left,),
        title=T("A student is back in the class"),
    ),
    act(
        "replace_form",
        CENTRE,
        student=there,
        relies=(relied.forms_opened,),
        when=(forms.full_form_is_here,),
        moves_deadlines=True,  # a lost one is out no more
        title=T("Open a new form"),
    ),
)
